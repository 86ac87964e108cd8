'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { PatientStrip } from '@/components/clinical/patient-strip';
import { dropTiming, TIMINGS } from '@/lib/client/timings';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { isDone } from '@/lib/domain/task/task-status';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import type { VerbOffer } from '@/lib/domain/task/verb-offer';
import { AskedVerb } from './asked-verb';
import { ChildrenPanel } from './children-panel';
import { CommitBar } from './commit-bar';
import { DoneBanner } from './done-banner';
import { GoneBanner } from './gone-banner';
import { LeaveChildrenDialog } from './leave-children-dialog';
import { SkipLine } from './skip-line';
import { TaskAnswers } from './task-answers';
import { TaskHeading } from './task-heading';
import { TaskTabs } from './task-tabs';
import { UndoLine } from './undo-line';
import { useCompletion } from './use-completion';
import { useLeaveChildren } from './use-leave-children';
import { useTaskActs } from './use-task-acts';
import { VerbBar } from './verb-bar';

type TaskPaneProps = {
  page: TaskPage;
  /** It went out of the reader's sight while it was open. */
  isGone: boolean;
  notice: ReactNode;
};

/** The strip above, the act that completes below; between them what the task says and what can be done with it. */
export function TaskPane({ page, isGone, notice }: TaskPaneProps) {
  const acts = useTaskActs(page.row.id);
  const [tab, setTab] = useState(isDone(page.row) ? 'details' : 'complete');
  const leaving = useLeaveChildren(page, acts);
  const completion = useCompletion(page, leaving.acts, { showForm: () => setTab('complete') });
  const [asking, setAsking] = useState<TaskVerb>();
  const doneHeading = useRef<HTMLParagraphElement>(null);
  const offer = page.verbs.find(({ verb }) => verb === asking);
  // A note says beside its own button that it was added.
  const done = acts.done?.place === 'note' ? undefined : acts.done;

  // Runs after what the form itself does: without a form there was none to wait for.
  useEffect(() => dropTiming(TIMINGS.formOpen), []);

  function takenBack(version: string) {
    acts.clear();
    completion.moveOn(version);
  }

  function ask(verb: TaskVerb) {
    acts.clear();
    setAsking(verb);
  }

  return (
    <div className="@container flex min-h-[calc(100dvh-var(--top))] flex-col">
      <div className="sticky top-(--pane-top,var(--top)) z-20 short:static">
        <PatientStrip patient={page.patient} />
      </div>
      {notice}
      <div className="grid flex-1 @max-5xl:content-start @5xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <div className="space-y-5 px-5 py-5">
          <TaskHeading page={page} />
          {done === undefined ? null : (
            <DoneBanner key={done.at} done={done} page={page} isGone={isGone} heading={doneHeading} />
          )}
          {isGone && done === undefined ? <GoneBanner /> : null}
          <UndoLine page={page} isGone={isGone} onDone={takenBack} />
          {isGone ? null : <SkipLine page={page} />}
          <TaskAnswers page={page} />
          <ChildrenPanel family={page.family} />
          {isGone ? null : <VerbBar page={page} acts={acts} onAsk={ask} onOwnAct={completion.moveOn} />}
        </div>
        <div className="border-line @max-5xl:border-t @5xl:border-l">
          <TaskTabs
            page={page}
            acts={acts}
            completion={completion}
            isReadOnly={isGone}
            isCovered={hasForm(page, offer)}
            tab={tab}
            onTab={setTab}
            onOwnAct={completion.moveOn}
          />
        </div>
      </div>
      {completion.isOffered && !isGone ? <CommitBar page={page} completion={completion} /> : null}
      <LeaveChildrenDialog page={page} leaving={leaving} />
      <AskedVerb
        page={page}
        offer={offer}
        acts={acts}
        finalFocus={doneHeading}
        onDone={completion.moveOn}
        onClose={() => setAsking(undefined)}
      />
    </div>
  );
}

/** Whether the dialog of a verb asks for a form of its own. */
function hasForm({ verbForms }: TaskPage, offer: VerbOffer | undefined): boolean {
  return offer !== undefined && offer.verb in verbForms;
}
