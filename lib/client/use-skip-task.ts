import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { type SkipRequest, TaskSkip } from '@/lib/domain/worklist/task-skip';
import type { ApiError } from './api-error';
import { invalidateTask } from './invalidate-task';
import { sendJson } from './send-json';

const pathOf = (id: string) => `/api/tasks/${encodeURIComponent(id)}/skip`;

/** Skips a task as the reader's next one, once; nothing repeats it. */
export function useSkipTask() {
  const queryClient = useQueryClient();
  return useMutation<TaskSkip, ApiError, { id: string; skip: SkipRequest }>({
    mutationFn: ({ id, skip }) => sendJson({ path: pathOf(id), body: skip, answer: TaskSkip }),
    retry: false,
    networkMode: 'always',
    onSettled: (_answer, _error, { id }) => invalidateTask(queryClient, id),
  });
}

/** Takes a skip back, so that the task is offered again. */
export function useOfferAgain() {
  const queryClient = useQueryClient();
  return useMutation<undefined, ApiError, { id: string }>({
    mutationFn: ({ id }) => sendJson({ method: 'DELETE', path: pathOf(id), answer: z.undefined() }),
    retry: false,
    networkMode: 'always',
    onSettled: (_answer, _error, { id }) => invalidateTask(queryClient, id),
  });
}
