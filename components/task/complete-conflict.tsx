'use client';

import { Moment } from '@/components/clinical/moment';
import { useClock } from '@/components/clinical/site';
import { Button } from '@/components/ui/button';
import { answersWords } from '@/lib/domain/form/merge-answers';
import { taskChangesOf } from '@/lib/domain/task/task-changes';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { ChangesList } from './changes-list';
import { ConflictDesk } from './conflict-desk';
import { TypedText } from './typed-text';
import type { Completion } from './use-completion';

type MovedProps = { page: TaskPage; completion: Completion; isRefused: boolean };

/** The task moved under the form. Answers stand beside the task, so they collide with nothing; what happened is told. */
export function Moved({ page, completion, isRefused }: MovedProps) {
  const clock = useClock();
  const { seen, isAllowed, form, answers, moveTo, retry, forget, hasTyped } = completion;
  const changes = taskChangesOf(seen, page, clock);
  return (
    <ConflictDesk
      urgency={isRefused ? 'refused' : 'news'}
      title={changes.sentence}
      parts={[]}
      theirs={changes.steps[0]?.actor?.display ?? 'Somebody else'}
      goOn={isRefused ? 'Try again on the new version' : 'Go on with the new version'}
      onGoOn={isAllowed ? () => (isRefused ? retry() : moveTo(page)) : undefined}
      actions={isAllowed ? undefined : <Button onClick={forget}>Discard what I typed</Button>}
    >
      <p>
        {isRefused ? 'Nothing of yours was saved. ' : ''}
        {hasTyped ? 'What you typed is kept here. ' : ''}
        {wayOn(completion)}
      </p>
      <ChangesList changes={changes} />
      {isAllowed || form === undefined ? null : <TypedText text={answersWords(form, answers(), clock.say)} />}
    </ConflictDesk>
  );
}

function wayOn({ isAllowed, refusal }: Completion): string {
  return isAllowed || refusal === null ? '' : `${refusal.message} ${refusal.wayForward}`;
}

/** The same person typed in two windows: both are shown, and put together. */
export function OtherWindow({ completion: { otherWindow, settleWindows, isAllowed } }: { completion: Completion }) {
  return otherWindow === undefined || !isAllowed ? null : (
    <ConflictDesk
      urgency="refused"
      title="You typed in another window as well."
      parts={otherWindow.parts}
      theirs="In the other window"
      mine="In this window"
      goOn="Go on with both"
      onGoOn={settleWindows}
    >
      <p>
        What was typed there was kept <Moment at={otherWindow.savedAt} />. What you typed here stands only here until
        both are put together.
      </p>
    </ConflictDesk>
  );
}
