'use client';

import { useState } from 'react';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { useClock } from '@/components/clinical/site';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useAnnounce } from '@/components/ui/live-region';
import { useCreateTask } from '@/lib/client/use-create-task';
import { type DraftFault, EMPTY_DRAFT, faultsOf, type NewTaskDraft, newTaskOf } from '@/lib/domain/task/new-task-draft';
import { messageOf } from '@/lib/domain/words/told';
import type { RowPatient } from '@/lib/domain/worklist/worklist-row';
import { NewTaskForm } from './new-task-form';

type NewTaskDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCreated?: (id: string) => void;
  /** Whom the task is about, where that is settled. */
  patient?: RowPatient;
};
type Tried = { faults: readonly DraftFault[]; attempt: number };

const NOT_TRIED: Tried = { faults: [], attempt: 0 };

/** Asks for a new task. What was typed stays until it was sent. */
export function NewTaskDialog({ open, onOpenChange, onCreated, patient }: NewTaskDialogProps) {
  const clock = useClock();
  const { say } = clock;
  const announce = useAnnounce();
  const create = useCreateTask();
  const empty = { ...EMPTY_DRAFT, patient: patient?.id ?? undefined };
  const [draft, setDraft] = useState<NewTaskDraft>(empty);
  const [{ faults, attempt }, setTried] = useState<Tried>(NOT_TRIED);

  function submit() {
    const found = faultsOf(draft, clock);
    setTried({ faults: found, attempt: attempt + 1 });
    if (found.length > 0) {
      return;
    }
    create.mutate(newTaskOf(draft, clock.timeZone), {
      onSuccess: ({ id }) => {
        onCreated?.(id);
        announce(say('The task was made.'));
        setDraft(empty);
        setTried(NOT_TRIED);
        onOpenChange(false);
      },
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="large"
      title={say('New task')}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{say('Not now')}</Button>
          <Button type="submit" form="new-task" variant="primary" busy={create.isPending}>
            {say('Request task')}
          </Button>
        </>
      }
    >
      <ErrorSummary
        attempt={attempt}
        errors={faults.map(({ field, message }) => ({ id: `new-task-${field}`, message }))}
      />
      {create.error === null ? null : (
        <div className="mb-4">
          <FailureBanner error={create.error}>
            {create.error.fields.map((fault) => (
              <p key={fault.field}>
                {fault.field}: {say(messageOf(fault))}
              </p>
            ))}
          </FailureBanner>
        </div>
      )}
      <form
        id="new-task"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <NewTaskForm
          draft={draft}
          faults={faults}
          patient={patient}
          onChange={(part) => setDraft((last) => ({ ...last, ...part }))}
        />
      </form>
    </Dialog>
  );
}
