import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReassignMany, ReassignResults } from '@/lib/domain/task/reassign-many';
import type { ApiError } from './api-error';
import { boardKeys, dashboardKeys, patientKeys, taskKeys, worklistKeys } from './query-keys';
import { sendJson } from './send-json';

/** Hands many tasks to one person, once; each gets its own result, and the lists are refetched before it is shown. */
export function useReassignMany() {
  const queryClient = useQueryClient();
  return useMutation<ReassignResults, ApiError, ReassignMany>({
    mutationFn: (body) => sendJson({ path: '/api/tasks/reassign', body, answer: ReassignResults }),
    retry: false,
    networkMode: 'always',
    onSettled: async () => {
      const keys = [taskKeys.all, worklistKeys.all, boardKeys.all, patientKeys.all, dashboardKeys.all];
      await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
}
