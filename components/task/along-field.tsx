'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { planFor } from '@/lib/domain/task/family-words';
import type { TaskPage } from '@/lib/domain/task/task-page';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import type { VerbDraft } from '@/lib/domain/task/verb-draft';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { ChildTitles } from './child-titles';

type AlongFieldProps = {
  page: TaskPage;
  verb: TaskVerb;
  draft: Pick<VerbDraft, 'withChildren'>;
  onChange: (part: Pick<VerbDraft, 'withChildren'>) => void;
};

/** What holding or cancelling a task does to those that are part of it, and which it leaves; nothing where there are none. */
export function AlongField({ page, verb, draft, onChange }: AlongFieldProps) {
  if (verb !== 'hold' && verb !== 'cancel') {
    return null;
  }
  const { along, left } = planFor(verb, page.family);
  if (along.length === 0 && left.length === 0) {
    return null;
  }
  return (
    <section
      aria-label="Tasks that are part of it"
      className="space-y-2 rounded-md border border-line bg-sunken px-3 py-2"
    >
      {along.length === 0 ? null : (
        <>
          {verb === 'hold' ? (
            <p className="font-semibold">These are part of it, and go on hold and come back with it:</p>
          ) : (
            <Checkbox
              label={cancelWords(along.length)}
              checked={draft.withChildren}
              onChange={(event) => onChange({ withChildren: event.target.checked })}
            />
          )}
          <ChildTitles rows={along.map(({ row }) => row)} />
        </>
      )}
      <Left words={LEFT_WORDS[verb]} rows={left.map(({ row }) => row)} />
    </section>
  );
}

const LEFT_WORDS = {
  hold: 'These are part of it as well, and stay as they are:',
  cancel: 'These are part of it, and not yours to cancel; they stay as they are:',
} as const;

function Left({ words, rows }: { words: string; rows: readonly WorklistRow[] }) {
  return rows.length === 0 ? null : (
    <>
      <p className="font-semibold">{words}</p>
      <ChildTitles rows={rows} />
    </>
  );
}

function cancelWords(count: number): string {
  return count === 1 ? 'Cancel the task that is part of it, too' : `Cancel the ${count} tasks that are part of it, too`;
}
