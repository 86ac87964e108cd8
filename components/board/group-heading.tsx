'use client';

import { Person } from '@/components/clinical/person';
import { Rich, useSay } from '@/components/ui/say';
import { words } from '@/lib/domain/words/said';
import type { Group } from './use-board';

/** What stands over the work that nobody has. */
export const NOBODYS = {
  unclaimed: { title: words('Unclaimed'), small: words('Nobody has these yet') },
  unrouted: { title: words('Unrouted'), small: words('Their role, owner or place matches nobody here') },
};

type GroupHeadingProps = {
  id: string;
  group: Group;
  /** How many the fullest group has. */
  most: number;
};

/** Whose tasks these are, how many are open, late and stat, and how that compares. */
export function GroupHeading({ id, group, most }: GroupHeadingProps) {
  const say = useSay();
  const { kind, owner, role, open, overdue, stat } = group;
  return (
    <>
      <h2 id={id} className="min-h-10 font-semibold">
        {kind === 'person' ? (
          <Person name={owner?.display ?? say('Somebody')} small={<span className="font-normal">{role}</span>} />
        ) : (
          <>
            {say(NOBODYS[kind].title)}
            <span className="block font-normal text-ink-3 text-xs">{say(NOBODYS[kind].small)}</span>
          </>
        )}
      </h2>
      <LoadBar open={open} overdue={overdue} most={most} />
      <p className="text-ink-2 text-sm">
        <Rich text="{count} open" values={{ count: <span className="font-semibold text-ink">{open}</span> }} />
        {overdue === 0 ? null : (
          <span className="font-semibold text-late"> · {say('{count} late', { count: overdue })}</span>
        )}
        {stat === 0 ? null : <span className="font-semibold text-stat"> · {say('{count} stat', { count: stat })}</span>}
      </p>
    </>
  );
}

/** As long as the share of the fullest group; the late part is red. The words below say the same. */
function LoadBar({ open, overdue, most }: { open: number; overdue: number; most: number }) {
  const share = (count: number) => (most === 0 ? 0 : (count / most) * 100);
  return (
    <svg aria-hidden="true" viewBox="0 0 100 6" preserveAspectRatio="none" className="my-1.5 h-1.5 w-full rounded-full">
      <rect width="100" height="6" className="fill-line" />
      <rect width={share(open)} height="6" className="fill-accent" />
      <rect width={share(overdue)} height="6" className="fill-late" />
    </svg>
  );
}
