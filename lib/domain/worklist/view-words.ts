import type { AccessRole } from '@/lib/domain/access/actor';
import { STARTER_VIEWS, type StarterView } from './starter-views';
import { toSearchParams, type WorklistFilter } from './worklist-filter';

/** What each starter view is called; `all` is the list without a filter. */
const VIEW_WORDS: Record<StarterView | 'all', string> = {
  mine: 'My work',
  unclaimed: 'Unclaimed for my roles',
  patients: 'My patients',
  overdue: 'Overdue',
  shift: 'Due this shift',
  waiting: 'Waiting',
  'to-check': 'To check',
  'done-today': 'Done today',
  all: 'All open tasks',
};

/** What a view is called: only clinicians see by their roles what nobody has yet, the others by unit or all of it. */
export function viewWords(view: StarterView | 'all', accessRole: AccessRole): string {
  return view === 'unclaimed' && accessRole !== 'clinician' ? 'Unclaimed' : VIEW_WORDS[view];
}

/** What stands after `/worklist?` for a view. */
export function searchOfView(view: StarterView | 'all'): string {
  return view === 'all' ? '' : toSearchParams(STARTER_VIEWS[view] as Partial<WorklistFilter>).toString();
}

/** The starter view that a filter is, if it is exactly one. */
export function viewOf(filter: WorklistFilter): StarterView | 'all' | undefined {
  const search = toSearchParams(filter).toString();
  const views: readonly (StarterView | 'all')[] = [...(Object.keys(STARTER_VIEWS) as StarterView[]), 'all'];
  return views.find((view) => searchOfView(view) === search);
}
