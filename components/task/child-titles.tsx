import { StatusWords } from '@/components/clinical/status-words';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

/** Tasks by title, how far they are and with whom, in a sentence each. */
export function ChildTitles({ rows }: { rows: readonly WorklistRow[] }) {
  return (
    <ul className="list-disc pl-5 text-sm">
      {rows.map((row) => (
        <li key={row.id}>
          {row.title}
          <span className="text-ink-2">
            {' '}
            · <StatusWords row={row} /> · {row.mine ? 'mine' : (row.owner?.display ?? 'nobody has it yet')}
          </span>
        </li>
      ))}
    </ul>
  );
}
