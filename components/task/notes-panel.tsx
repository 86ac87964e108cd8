'use client';

import { Moment } from '@/components/clinical/moment';
import type { TaskNote, TaskPage } from '@/lib/domain/task/task-page';
import { AddNote } from './add-note';
import type { TaskActs } from './use-task-acts';

type NotesPanelProps = {
  page: TaskPage;
  acts: TaskActs;
  isReadOnly: boolean;
  onOwnAct: (version: string) => void;
};

const GONE = { message: 'This task is no longer yours to see.', wayForward: 'No note can be added here any more.' };

/** What was noted on the task, in the order it was written; notes are added, never changed. */
export function NotesPanel({ page, acts, isReadOnly, onOwnAct }: NotesPanelProps) {
  const refusal = isReadOnly ? GONE : noteRefusalOf(page);
  return (
    <div className="space-y-5">
      {page.notes.length === 0 ? (
        <p className="text-ink-2">Nobody has written a note yet.</p>
      ) : (
        <ol aria-label="Notes, oldest first" className="divide-y divide-line">
          {page.notes.map((note, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: notes are only ever added at the end.
            <li key={place} className="py-2 first:pt-0">
              <Note note={note} />
            </li>
          ))}
        </ol>
      )}
      <AddNote page={page} acts={acts} refusal={refusal} onOwnAct={onOwnAct} />
    </div>
  );
}

function Note({ note: { author, at, text } }: { note: TaskNote }) {
  return (
    <>
      <p className="text-ink-2 text-sm">
        <span className="font-semibold text-ink">{author ?? 'Author not known'}</span>
        {at === null ? null : (
          <>
            {' '}
            · <Moment at={at} />
          </>
        )}
      </p>
      <p className="whitespace-pre-line">{text}</p>
    </>
  );
}

/** Adding a note is amending; whoever may not change the task may still be let add one. */
function noteRefusalOf({ verbs }: TaskPage) {
  const offer = verbs.find(({ verb }) => verb === 'amend');
  return offer?.allowed === true
    ? undefined
    : (offer?.refusal ?? { message: 'No note can be added here.', wayForward: 'Tell the person who has the task.' });
}
