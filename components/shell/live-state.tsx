'use client';

import { useNow, useSite } from '@/components/clinical/site';
import { classNames } from '@/components/ui/class-names';
import { secondsWords } from '@/lib/domain/worklist/site-time';
import { useLive } from './live';

/** `Live · as of 14:07:32`, or since when it is not. In words, not by the dot alone. */
export function LiveStateLine() {
  const live = useLive();
  const now = useNow();
  const { timeZone } = useSite();
  const isLive = live.state === 'live';
  return (
    <p role="status" className="flex items-center gap-2 whitespace-nowrap text-ink-2 text-sm">
      <span aria-hidden="true" className={classNames('size-2 shrink-0 rounded-full', isLive ? 'bg-good' : 'bg-asap')} />
      {!isLive && live.lostAt === undefined ? 'Connecting…' : null}
      {isLive ? (
        <span>
          Live
          <span aria-hidden="true" className="max-lg:hidden">
            {' '}
            · as of {secondsWords(now, timeZone)}
          </span>
        </span>
      ) : null}
      {live.lostAt === undefined ? null : (
        <span className="font-semibold text-asap">Reconnecting · as of {secondsWords(live.lostAt, timeZone)}</span>
      )}
    </p>
  );
}
