'use client';

import { PatientLine } from '@/components/clinical/patient-line';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { openChildren } from '@/lib/domain/task/family-words';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { ChildTitles } from './child-titles';
import type { useLeaveChildren } from './use-leave-children';

type LeaveChildrenDialogProps = { page: TaskPage; leaving: ReturnType<typeof useLeaveChildren> };

/** Asks before a task is completed while tasks that are part of it are open. */
export function LeaveChildrenDialog({ page, leaving: { isAsking, leave, stay } }: LeaveChildrenDialogProps) {
  const { seen, count } = openChildren(page.family);
  const hidden = count - seen.length;
  const words = count === 1 ? ONE : MANY;
  return (
    <Dialog
      open={isAsking}
      onOpenChange={(open) => (open ? undefined : stay())}
      title={count === 1 ? words.title : `${count} ${words.title}`}
      description={
        <>
          <p>{page.row.title}</p>
          {page.patient === null ? null : (
            <p>
              <PatientLine patient={page.patient} withUnit />
            </p>
          )}
        </>
      }
      footer={
        <>
          <Button onClick={stay}>Not now</Button>
          <Button variant="primary" onClick={leave}>
            {words.leave}
          </Button>
        </>
      }
    >
      <ChildTitles rows={seen.map(({ row }) => row)} />
      {hidden === 0 ? null : <p className="mt-1 text-ink-2 text-sm">{hidden} more that you do not see.</p>}
      <p className="mt-3">{words.way}</p>
    </Dialog>
  );
}

const ONE = {
  title: 'One part of this task is still open',
  way: 'Complete or cancel it first, or leave it to whoever does it.',
  leave: 'Complete, and leave it open',
};
const MANY = {
  title: 'parts of this task are still open',
  way: 'Complete or cancel them first, or leave them to those who do them.',
  leave: 'Complete, and leave them open',
};
