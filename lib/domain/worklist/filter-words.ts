import type { WorklistFilter } from './worklist-filter';

/** What each due filter is called. */
export const DUE_WORDS: Record<NonNullable<WorklistFilter['due']>, string> = {
  overdue: 'Overdue',
  hour: 'Next hour',
  shift: 'This shift',
  today: 'Today',
  none: 'No due time',
};

/** What each owner filter is called; a person is called by name. */
export const OWNER_WORDS: Record<'me' | 'team' | 'none' | 'any', string> = {
  me: 'Me',
  team: 'My teams',
  none: 'Nobody yet',
  any: 'Anybody',
};

/** How many conditions a filter holds, to say whether there is something to clear. */
export function conditionsOf(filter: WorklistFilter): number {
  const { owner, role, type, status, priority, unit, ...single } = filter;
  const lists = [role, type, status, priority, unit].filter((list) => list.length > 0).length;
  return (
    lists +
    Object.values(single).filter((value) => value !== undefined && value !== '').length +
    (owner === 'any' ? 0 : 1)
  );
}
