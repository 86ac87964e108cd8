'use client';

import { useQuery } from '@tanstack/react-query';
import { ReadFailure } from '@/components/clinical/read-failure';
import { SkeletonRows } from '@/components/ui/skeleton';
import { ApiError } from '@/lib/client/api-error';
import { taskQuery } from '@/lib/client/task-query';
import { TaskPane } from './task-pane';

/** One task: who it is about, why it came, what to do, how it leaves. */
export function TaskScreen({ id }: { id: string }) {
  const { data: page, error, refetch } = useQuery(taskQuery(id));
  if (page !== undefined) {
    const isGone = error instanceof ApiError && error.status === 404;
    return (
      <TaskPane
        page={page}
        isGone={isGone}
        notice={
          error === null || isGone ? null : (
            <ReadFailure what="The task" error={error} asOf={page.asOf} onRetry={() => void refetch()} />
          )
        }
      />
    );
  }
  return error === null ? (
    <SkeletonRows label="The task is being read…" />
  ) : (
    <ReadFailure what="The task" error={error} asOf={undefined} onRetry={() => void refetch()} />
  );
}
