'use client';

import Link from 'next/link';
import { classNames } from '@/components/ui/class-names';
import { useSay } from '@/components/ui/say';
import type { Measure } from '@/lib/domain/metrics/dashboard';
import { listHrefOf } from './list-href';
import { numberWords } from './number-words';

/** The classes of a tile; the whole of it is the target of its link. */
export const TILE_LOOK =
  'relative rounded-lg border border-line bg-surface px-3.5 py-3 hover:border-line-control has-[a:focus-visible]:bg-accent-soft';

type MeasureTileProps = { measure: Measure; note?: string | undefined; isLate?: boolean };

/** One number, which opens the list it counted. */
export function MeasureTile({ measure: { label, count, href }, note, isLate = false }: MeasureTileProps) {
  const say = useSay();
  return (
    <li className={TILE_LOOK}>
      <Link
        href={listHrefOf(href)}
        prefetch={false}
        className="block rounded-sm text-ink-2 text-sm after:absolute after:inset-0 hover:underline"
      >
        {say(label)}
        <span className="sr-only">: </span>
        <span className={classNames('block font-bold text-2xl tracking-tight', isLate ? 'text-late' : 'text-ink')}>
          {numberWords(count, say)}
        </span>
        <span className="sr-only"> {say('{count, plural, one {task} other {tasks}}', { count })}</span>
      </Link>
      {note === undefined ? null : <p className="text-ink-3 text-xs">{note}</p>}
    </li>
  );
}
