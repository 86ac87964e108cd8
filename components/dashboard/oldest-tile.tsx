'use client';

import Link from 'next/link';
import { Moment } from '@/components/clinical/moment';
import { useNow } from '@/components/clinical/site';
import { classNames } from '@/components/ui/class-names';
import { Rich, useSay } from '@/components/ui/say';
import type { Dashboard } from '@/lib/domain/metrics/dashboard';
import { spanWords } from '@/lib/domain/worklist/site-time';
import { TILE_LOOK } from './measure-tile';

/** The task that has waited longest for somebody to claim it. */
export function OldestTile({ oldest }: Pick<Dashboard, 'oldest'>) {
  const say = useSay();
  const now = useNow();
  if (oldest === null) {
    return (
      <li className="col-span-2 rounded-lg border border-line bg-surface px-3.5 py-3 xl:col-span-1">
        <p className="text-ink-2 text-sm">{say('Oldest unclaimed')}</p>
        <p className="mt-1 text-ink-3 text-sm">{say('Nothing waits to be claimed.')}</p>
      </li>
    );
  }
  const { id, title, authoredAt } = oldest;
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(authoredAt)) / 60_000));
  return (
    <li className={classNames(TILE_LOOK, 'col-span-2 xl:col-span-1')}>
      <Link
        href={`/tasks/${id}`}
        prefetch={false}
        className="block rounded-sm text-ink-2 text-sm after:absolute after:inset-0 hover:underline"
      >
        {say('Oldest unclaimed')}
        <span className="sr-only">: </span>
        <span className="block font-bold text-2xl text-ink tracking-tight">{spanWords(minutes)}</span>
        <span className="sr-only">, </span>
        <span className="block text-ink-2 text-xs">{title}</span>
      </Link>
      <p className="text-ink-3 text-xs">
        <Rich text="requested {moment}" values={{ moment: <Moment at={authoredAt} /> }} />
      </p>
    </li>
  );
}
