import type { QueryClient } from '@tanstack/react-query';
import { tellChangedTasks } from './changed-tasks';
import { boardKeys, dashboardKeys, patientKeys, taskKeys, worklistKeys } from './query-keys';

/** After an act on a task: everything that shows it is read again. Whoever acted waits for the task alone; the lists follow. */
export async function invalidateTask(queryClient: QueryClient, id: string): Promise<void> {
  tellChangedTasks([id]);
  const lists = [worklistKeys.all, boardKeys.all, patientKeys.all, dashboardKeys.all];
  void Promise.all(lists.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  await queryClient.invalidateQueries({ queryKey: taskKeys.one(id) });
}
