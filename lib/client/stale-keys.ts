import type { QueryKey } from '@tanstack/react-query';
import { boardKeys, dashboardKeys, patientKeys, taskKeys, worklistKeys } from './query-keys';

export type LiveEvent = { kind: 'task'; id: string };

/** The one table from what changed to what is stale; a screen refetches, it never patches. The list asks for the rows that changed (docs/decisions/028). */
export const STALE_AFTER: Record<LiveEvent['kind'], { lists: readonly QueryKey[]; one: (id: string) => QueryKey }> = {
  task: { lists: [worklistKeys.all, boardKeys.all, dashboardKeys.all, patientKeys.all], one: taskKeys.one },
};

/** What is stale after a gap in which anything may have happened. */
export const STALE_AFTER_GAP: readonly QueryKey[] = [...STALE_AFTER.task.lists, taskKeys.all];
