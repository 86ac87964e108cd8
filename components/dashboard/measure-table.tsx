'use client';

import Link from 'next/link';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useSay } from '@/components/ui/say';
import type { Measure } from '@/lib/domain/metrics/dashboard';
import { listHrefOf } from './list-href';
import { numberWords } from './number-words';

const MOST_AT_FIRST = 12;

type MeasureTableProps = {
  title: string;
  /** What the rows are: `Role`. */
  column: string;
  measures: readonly Measure[];
  note?: string | undefined;
  emptyWords?: string;
};

/** The open tasks by one of their sides: a bar to see at a glance, a number to read and to follow. */
export function MeasureTable({ title, column, measures, note, emptyWords }: MeasureTableProps) {
  const say = useSay();
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? measures : measures.slice(0, MOST_AT_FIRST);
  const most = Math.max(1, ...measures.map(({ count }) => count));
  return (
    <section aria-labelledby={id} className="rounded-lg border border-line bg-surface px-3.5 py-3">
      <h2 id={id} className="font-semibold text-lg">
        {title}
      </h2>
      {measures.length === 0 ? (
        <p className="mt-1 text-ink-2 text-sm">{emptyWords}</p>
      ) : (
        <table aria-labelledby={id} className="mt-1 w-full table-fixed border-collapse text-left text-sm">
          <thead>
            <tr className="relative">
              <th scope="col" className="w-2/5 p-0">
                <span className="sr-only">{column}</span>
              </th>
              <th scope="col" className="p-0">
                <span className="sr-only">{say('Open tasks')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((measure) => (
              <MeasureRow key={measure.href} measure={measure} most={most} />
            ))}
          </tbody>
        </table>
      )}
      {note === undefined ? null : <p className="mt-2 text-ink-3 text-xs">{note}</p>}
      {measures.length <= MOST_AT_FIRST ? null : (
        <Button className="mt-2" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole
            ? say('Show the first {count}', { count: MOST_AT_FIRST })
            : say('Show all {count}', { count: measures.length })}
        </Button>
      )}
    </section>
  );
}

function MeasureRow({ measure: { label, count, href }, most }: { measure: Measure; most: number }) {
  const say = useSay();
  return (
    <tr className="relative border-line border-t hover:bg-canvas has-[a:focus-visible]:bg-accent-soft">
      <th scope="row" className="py-1.5 pr-3 font-normal">
        {label}
      </th>
      <td className="h-control py-1.5">
        {/* The whole row is the target of its link. */}
        <Link
          href={listHrefOf(href)}
          prefetch={false}
          className="flex items-center gap-3 rounded-sm after:absolute after:inset-0 hover:underline"
        >
          <span aria-hidden="true" className="flex-1">
            <span
              className="block h-3 rounded-sm bg-accent forced-colors:bg-[CanvasText]"
              style={{ width: `${(100 * count) / most}%` }}
            />
          </span>
          <span className="min-w-10 text-right font-semibold">{numberWords(count, say)}</span>
          <span className="sr-only"> {label}</span>
        </Link>
      </td>
    </tr>
  );
}
