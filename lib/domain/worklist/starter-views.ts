import type { WorklistFilter } from './worklist-filter';

/** The views everybody has from the first day; their counts come from the list's own query. */
export const STARTER_VIEWS = {
  mine: { owner: 'me' },
  unclaimed: { owner: 'none' },
  patients: { patients: 'mine' },
  overdue: { due: 'overdue' },
  shift: { due: 'shift' },
  waiting: { status: ['on-hold'] },
  'to-check': { check: 'waiting', status: ['in-progress'] },
  'done-today': { closed: 'today', status: ['completed'] },
} as const satisfies Record<string, { [Name in keyof WorklistFilter]?: WorklistFilter[Name] }>;
export type StarterView = keyof typeof STARTER_VIEWS;
