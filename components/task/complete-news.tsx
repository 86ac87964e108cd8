'use client';

import { Moment } from '@/components/clinical/moment';
import { useClock } from '@/components/clinical/site';
import { Button } from '@/components/ui/button';
import { answersWords } from '@/lib/domain/form/merge-answers';
import { taskChangesOf } from '@/lib/domain/task/task-changes';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { ActFailure } from './act-failure';
import { ChangesList } from './changes-list';
import { ConflictDesk } from './conflict-desk';
import { TypedText } from './typed-text';
import type { Completion } from './use-completion';

type CompleteNewsProps = { page: TaskPage; completion: Completion };

/** What came between: the try that failed, somebody's change since the first answer was typed, another window of one's own. */
export function CompleteNews({ page, completion }: CompleteNewsProps) {
  const { failure, hasTyped, isStale, retry } = completion;
  const isConflict = failure?.error.isConflict === true && failure.seen.row.version !== page.row.version;
  return (
    <>
      {failure !== undefined && !isConflict ? (
        <ActFailure failure={failure} page={page} hasTyped={hasTyped} onRetry={retry} />
      ) : null}
      {isConflict || (failure === undefined && isStale) ? (
        <Moved page={page} completion={completion} isRefused={isConflict} />
      ) : null}
      <OtherWindow completion={completion} />
    </>
  );
}

/** The task moved under the form. Answers stand beside the task, so they collide with nothing; what happened is told. */
function Moved({ page, completion, isRefused }: CompleteNewsProps & { isRefused: boolean }) {
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
function OtherWindow({ completion: { otherWindow, settleWindows, isAllowed } }: { completion: Completion }) {
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
