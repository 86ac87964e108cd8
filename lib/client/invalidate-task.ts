import type { QueryClient } from '@tanstack/react-query';
import { boardKeys, dashboardKeys, patientKeys, taskKeys, worklistKeys } from './query-keys';

/** After an act on a task: everything that shows it is read again. */
export async function invalidateTask(queryClient: QueryClient, id: string): Promise<void> {
  const keys = [taskKeys.one(id), worklistKeys.all, boardKeys.all, patientKeys.all, dashboardKeys.all];
  await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}
