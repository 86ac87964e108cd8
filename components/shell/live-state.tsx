'use client';

import { CircleDot, LogOut, type LucideIcon, RefreshCw, TriangleAlert, Unplug } from 'lucide-react';
import { useSite } from '@/components/clinical/site';
import { classNames } from '@/components/ui/class-names';
import { Popover } from '@/components/ui/popover';
import { useTruth } from '@/lib/client/live/use-truth';
import type { ShownTruth } from '@/lib/domain/live/truth';
import { secondsWords } from '@/lib/domain/worklist/site-time';
import { TruthDetails } from './truth-details';
import { TRUTH_WORDS } from './truth-words';
import { useAnnouncedTruth } from './use-announced-truth';

const SIGNS: Record<ShownTruth, { icon: LucideIcon; tone: string }> = {
  opening: { icon: Unplug, tone: 'text-ink-2' },
  live: { icon: CircleDot, tone: 'text-good' },
  polling: { icon: RefreshCw, tone: 'text-info' },
  stale: { icon: TriangleAlert, tone: 'text-asap' },
  'signed-out': { icon: LogOut, tone: 'text-asap' },
};

/** `Live · as of 14:07:32`, or what it is instead: by sign, colour and words. Pressed, it says what that means and what to do. */
export function LiveStateLine() {
  const truth = useTruth();
  const { shown, asOf } = truth;
  const { timeZone } = useSite();
  const time = asOf === undefined ? undefined : secondsWords(new Date(asOf), timeZone);
  useAnnouncedTruth(shown, time);
  const { icon: Sign, tone } = SIGNS[shown];
  const words = TRUTH_WORDS[shown];
  return (
    <Popover
      title="How current this is"
      triggerClassName="flex min-h-control items-center gap-1.5 rounded-md px-2 text-ink-2 text-sm hover:bg-canvas"
      trigger={
        <>
          <Sign aria-hidden="true" className={classNames('size-4 shrink-0', tone)} />
          <span
            className={classNames(
              'whitespace-nowrap text-left tabular-nums sm:max-md:whitespace-normal',
              shown !== 'live' && 'font-semibold',
              tone,
            )}
          >
            {words.state(time)}
            {words.more === '' ? null : <span className="max-xl:sr-only"> · {words.more}</span>}
          </span>
        </>
      }
    >
      <TruthDetails {...truth} />
    </Popover>
  );
}
