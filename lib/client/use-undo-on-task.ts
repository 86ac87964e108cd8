import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ActionAnswer } from '@/lib/domain/task/task-page';
import type { ApiError } from './api-error';
import { invalidateTask } from './invalidate-task';
import { sendJson } from './send-json';

/** Takes back the reader's own last step on a task, once; nothing repeats it. `seenVersion` is the version it led to. */
export function useUndoOnTask() {
  const queryClient = useQueryClient();
  return useMutation<ActionAnswer, ApiError, { id: string; seenVersion: string }>({
    mutationFn: ({ id, seenVersion }) =>
      sendJson({ path: `/api/tasks/${encodeURIComponent(id)}/undo`, body: { seenVersion }, answer: ActionAnswer }),
    retry: false,
    networkMode: 'always',
    onSettled: (_answer, _error, { id }) => invalidateTask(queryClient, id),
  });
}
