import { useSay } from '@/components/ui/say';
import type { Difference } from './person-differences';

/** What stood there, and what stands there now. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  const say = useSay();
  return (
    <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
      {differences.map(({ label, before, after }) => (
        <div key={label} className="contents">
          <dt className="font-semibold">{label}</dt>
          <dd>
            <span className="sr-only">{say('before:')} </span>
            <del className="text-ink-2">{before}</del>
            <span className="sr-only">{say('now:')}</span> <ins className="font-semibold no-underline">{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
