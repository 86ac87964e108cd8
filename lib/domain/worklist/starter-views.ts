import type { WorklistFilter } from './worklist-filter';

/** The views everybody has from the first day; their counts come from the list's own query. */
export const STARTER_VIEWS = {
  mine: { owner: 'me' },
  unclaimed: { owner: 'none' },
  overdue: { due: 'overdue' },
  shift: { due: 'shift' },
  'to-check': { check: 'waiting', status: ['in-progress'] },
  'on-hold': { status: ['on-hold'] },
  'done-today': { closed: 'today', status: ['completed'] },
} as const satisfies Record<string, { [Name in keyof WorklistFilter]?: WorklistFilter[Name] }>;
export type StarterView = keyof typeof STARTER_VIEWS;
