import { Person } from '@/components/clinical/person';
import type { Group } from './use-board';

const NOBODYS = {
  unclaimed: { title: 'Unclaimed', small: 'Nobody has these yet' },
  unrouted: { title: 'Unrouted', small: 'Their role, owner or place matches nobody here' },
};

type GroupHeadingProps = {
  id: string;
  group: Group;
  /** How many the fullest group has. */
  most: number;
};

/** Whose tasks these are, how many are open, late and stat, and how that compares. */
export function GroupHeading({ id, group, most }: GroupHeadingProps) {
  const { kind, owner, role, open, overdue, stat } = group;
  return (
    <>
      <h2 id={id} className="min-h-10 font-semibold">
        {kind === 'person' ? (
          <Person name={owner?.display ?? 'Somebody'} small={<span className="font-normal">{role}</span>} />
        ) : (
          <>
            {NOBODYS[kind].title}
            <span className="block font-normal text-ink-3 text-xs">{NOBODYS[kind].small}</span>
          </>
        )}
      </h2>
      <LoadBar open={open} overdue={overdue} most={most} />
      <p className="text-ink-2 text-sm">
        <span className="font-semibold text-ink">{open}</span> open
        {overdue === 0 ? null : <span className="font-semibold text-late"> · {overdue} late</span>}
        {stat === 0 ? null : <span className="font-semibold text-stat"> · {stat} stat</span>}
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
