import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import type { NewTask } from '@/lib/domain/task/task-action';
import type { ApiError } from './api-error';
import { boardKeys, dashboardKeys, patientKeys, worklistKeys } from './query-keys';
import { sendJson } from './send-json';

const Created = z.looseObject({ id: z.string() });

/** Makes a task, once; nothing repeats it. Lists are refetched when the server has it. */
export function useCreateTask() {
  const queryClient = useQueryClient();
  return useMutation<{ id: string }, ApiError, NewTask>({
    mutationFn: (body) => sendJson({ path: '/api/tasks', body, answer: Created }),
    retry: false,
    networkMode: 'always',
    onSuccess: async () => {
      const keys = [worklistKeys.all, boardKeys.all, patientKeys.all, dashboardKeys.all];
      await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
}
