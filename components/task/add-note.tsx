'use client';

import { useState } from 'react';
import { Moment } from '@/components/clinical/moment';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/text-area';
import type { Refusal } from '@/lib/domain/task/refusal';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { ActFailure } from './act-failure';
import type { TaskActs } from './use-task-acts';

type AddNoteProps = {
  page: TaskPage;
  acts: TaskActs;
  /** Why no note can be added; undefined when one can. */
  refusal: Pick<Refusal, 'message' | 'wayForward'> | undefined;
  onOwnAct: (version: string) => void;
};

const BOX = 'task-note';

/** Adds a note. Its text stays until the server has it, also where it cannot be added any more. */
export function AddNote({ page, acts, refusal, onOwnAct }: AddNoteProps) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const failure = acts.failureAt('note');

  async function add() {
    const note = text.trim();
    if (note === '') {
      setError('Write the note first.');
      document.getElementById(BOX)?.focus();
      return;
    }
    setError(undefined);
    // A note overwrites nothing, so it goes onto the version that stands.
    const version = await acts.act({ place: 'note', verb: 'amend', input: { note }, seen: page });
    if (version !== undefined) {
      setText('');
      onOwnAct(version);
    }
  }

  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      {failure === undefined ? null : <ActFailure failure={failure} page={page} hasTyped onRetry={() => void add()} />}
      {refusal === undefined || text !== '' ? (
        <TextArea
          id={BOX}
          label="Add a note"
          hint="It stands under your name and cannot be taken back."
          maxLength={4000}
          error={error}
          readOnly={acts.saving?.place === 'note'}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      ) : null}
      {refusal === undefined ? (
        <Commit acts={acts} isEmpty={text === ''} />
      ) : (
        <p className="text-ink-2 text-sm">
          {refusal.message} {refusal.wayForward}
        </p>
      )}
    </form>
  );
}

function Commit({ acts: { saving, done }, isEmpty }: { acts: TaskActs; isEmpty: boolean }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button type="submit" busy={saving?.place === 'note'}>
        Add note
      </Button>
      {done?.place === 'note' && isEmpty ? (
        <p className="font-semibold text-good text-sm">
          Added <Moment at={done.at} />
        </p>
      ) : null}
    </div>
  );
}
