import { Button } from '@/components/ui/button';
import { fromWords, taskCountWords } from './board-words';
import type { Chosen } from './use-chosen';

/** How many tasks are chosen, whose they are, and what can be done with them. */
export function ChosenBar({ chosen, onHandOver }: { chosen: Chosen; onHandOver: () => void }) {
  const { rows, gone, clear } = chosen;
  if (rows.length + gone === 0) {
    return null;
  }
  return (
    <section
      aria-label="Chosen tasks"
      className="sticky bottom-3 z-20 mx-4 mb-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line-strong bg-raised px-4 py-2 shadow-raised print:hidden"
    >
      <p role="status" className="min-w-0 flex-1 basis-48 text-ink-2 text-sm max-sm:basis-full">
        <span className="font-semibold text-ink">{taskCountWords(rows.length)} chosen</span>
        {rows.length === 0 ? null : `: ${fromWords(rows)}.`}
        {gone === 0 ? null : ` ${goneWords(gone)}`}
      </p>
      <Button variant="primary" disabled={rows.length === 0} onClick={onHandOver}>
        Hand over…
      </Button>
      <Button onClick={clear}>Choose none</Button>
    </section>
  );
}

function goneWords(gone: number): string {
  return gone === 1
    ? 'One more was chosen and is no longer shown here.'
    : `${gone} more were chosen and are no longer shown here.`;
}
