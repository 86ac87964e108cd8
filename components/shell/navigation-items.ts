import type { AccessRole } from '@/lib/domain/access/actor';
import { hasPermission, type Permission } from '@/lib/domain/access/permission';
import type { StarterView } from '@/lib/domain/worklist/starter-views';

/** The starter views in the order of a shift. */
export const NAVIGATION_VIEWS: readonly (StarterView | 'all')[] = [
  'mine',
  'unclaimed',
  'patients',
  'overdue',
  'shift',
  'waiting',
  'to-check',
  'done-today',
  'all',
];

const TEAM_LINKS = [
  { href: '/board', label: 'Board', permission: 'board:read' },
  { href: '/dashboard', label: 'Dashboard', permission: 'dashboard:read' },
  { href: '/audit', label: 'Audit', permission: 'audit:read' },
  { href: '/admin/task-types', label: 'Task types', permission: 'task-type:administer' },
  { href: '/admin/people', label: 'People', permission: 'people:administer' },
] as const satisfies readonly { href: string; label: string; permission: Permission }[];

/** The pages beside the list that a person may open. Hiding a link protects nothing: each page asks for itself. */
export function teamLinksOf(accessRole: AccessRole) {
  return TEAM_LINKS.filter(({ permission }) => hasPermission({ accessRole }, permission));
}
