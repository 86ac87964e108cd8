import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type TaskTypeChange, TaskTypeDetail } from '@/lib/domain/task-type/task-type';
import type { ApiError } from './api-error';
import { taskTypeKeys } from './query-keys';
import { sendJson } from './send-json';

/** Saves a type as a new version of what was seen, or makes one where `id` is undefined; a conflict carries the type as it stands now. */
export function useSaveTaskType() {
  const queryClient = useQueryClient();
  return useMutation<TaskTypeDetail, ApiError, { id: string | undefined; change: TaskTypeChange }>({
    mutationFn: ({ id, change }) =>
      id === undefined
        ? sendJson({ path: '/api/admin/task-types', body: change, answer: TaskTypeDetail })
        : sendJson({
            method: 'PUT',
            path: `/api/admin/task-types/${encodeURIComponent(id)}`,
            body: change,
            answer: TaskTypeDetail,
          }),
    retry: false,
    networkMode: 'always',
    onError: ({ isConflict, current }, { id }) => {
      const standing = TaskTypeDetail.safeParse(current);
      if (isConflict && standing.success && standing.data.id === id) {
        queryClient.setQueryData(taskTypeKeys.one(id), standing.data);
      }
    },
    onSuccess: (saved) => queryClient.setQueryData(taskTypeKeys.one(saved.id), saved),
    onSettled: () => queryClient.invalidateQueries({ queryKey: taskTypeKeys.all }),
  });
}
