'use client';

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
  return (
    <Dialog
      open={isAsking}
      onOpenChange={(open) => (open ? undefined : stay())}
      title={
        count === 1 ? 'One task that is part of it is still open' : `${count} tasks that are part of it are still open`
      }
      description={page.row.title}
      footer={
        <>
          <Button onClick={stay}>Not now</Button>
          <Button variant="primary" onClick={leave}>
            {count === 1 ? 'Complete, and leave it open' : 'Complete, and leave them open'}
          </Button>
        </>
      }
    >
      <ChildTitles rows={seen.map(({ row }) => row)} />
      {hidden === 0 ? null : <p className="mt-1 text-ink-2 text-sm">{hidden} of them you do not see.</p>}
      <p className="mt-3">Complete or cancel them first, or leave them to those who have them.</p>
    </Dialog>
  );
}
