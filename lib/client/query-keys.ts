import type { ListOrder } from '@/lib/domain/worklist/list-order';
import type { Facet } from '@/lib/domain/worklist/worklist-facet';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';

export const worklistKeys = {
  all: ['worklist'] as const,
  list: (filter: WorklistFilter, order: ListOrder) => ['worklist', 'list', filter, order] as const,
  counts: ['worklist', 'counts'] as const,
  views: ['worklist', 'views'] as const,
  facet: (facet: Facet, filter: WorklistFilter) => ['worklist', 'facet', facet, filter] as const,
  next: (after: string | undefined) => ['worklist', 'next', after ?? null] as const,
  options: ['worklist-options'] as const,
};

/** Apart from the other lists: what changed is put into it row by row, so nothing makes it stale as a whole. */
export const loadedListKeys = { of: (filter: WorklistFilter) => ['loaded-list', filter] as const };

export const taskKeys = {
  all: ['task'] as const,
  one: (id: string) => ['task', id] as const,
  candidates: (id: string) => ['task', id, 'candidates'] as const,
};

export const patientKeys = { all: ['patient'] as const, one: (id: string) => ['patient', id] as const };
export const boardKeys = { all: ['board'] as const, unit: (unit: string) => ['board', unit] as const };
export const dashboardKeys = { all: ['dashboard'] as const };
export const sessionKeys = { all: ['session'] as const };
export const auditKeys = {
  all: ['audit'] as const,
  search: (asked: object) => ['audit', 'search', asked] as const,
  chain: ['audit', 'chain'] as const,
};
export const findKeys = { text: (text: string) => ['find', text] as const };
export const peopleKeys = { all: ['people'] as const };
/** Under the key of the types that a new task is made of, so that a change of one refreshes both. */
export const taskTypeKeys = {
  all: ['task-types'] as const,
  list: ['task-types', 'list'] as const,
  one: (id: string) => ['task-types', 'one', id] as const,
};
