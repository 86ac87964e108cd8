import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import type { TaskAction } from '@/lib/domain/task/task-action';
import { ActionAnswer } from '@/lib/domain/task/task-page';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import type { ApiError } from './api-error';
import { invalidateTask } from './invalidate-task';
import { sendJson } from './send-json';
import { beginTiming, TIMINGS } from './timings';

export type TaskAct = { id: string; verb: TaskVerb; action: TaskAction };

const ACT_ON_TASK = ['act-on-task'] as const;

/**
 * Does a verb to a task, once; nothing repeats it. Nothing is shown as done before the server says so: what is on its
 * way stands in `usePendingActs`, and a claim may be drawn from there as being saved. `onAnswer` gets the server's word at
 * once; the act is settled when the task is read anew.
 */
export function useActOnTask(onAnswer?: (answer: ActionAnswer) => void) {
  const queryClient = useQueryClient();
  return useMutation<ActionAnswer, ApiError, TaskAct>({
    mutationKey: ACT_ON_TASK,
    mutationFn: ({ id, verb, action }) =>
      sendJson({ path: `/api/tasks/${encodeURIComponent(id)}/actions/${verb}`, body: action, answer: ActionAnswer }),
    onMutate: () => beginTiming(TIMINGS.act),
    onSuccess: (answer) => onAnswer?.(answer),
    retry: false,
    networkMode: 'always',
    onSettled: (_answer, _error, { id }) => invalidateTask(queryClient, id),
  });
}

/** The verbs that are on their way to the server, by task. */
export function usePendingActs(): ReadonlyMap<string, TaskVerb> {
  const acts = useMutationState({
    filters: { mutationKey: ACT_ON_TASK, status: 'pending' },
    select: (mutation) => mutation.state.variables as TaskAct | undefined,
  });
  return new Map(acts.flatMap((act) => (act === undefined ? [] : [[act.id, act.verb]])));
}
