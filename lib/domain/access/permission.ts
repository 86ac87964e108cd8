import type { AccessRole, Actor } from './actor';

/** Each permission a handler or page can ask for, and the access roles that hold it. A clinician can check this table. */
export const PERMISSIONS = {
  'task:read': ['clinician', 'supervisor', 'manager', 'auditor', 'admin', 'agent'],
  'task:act': ['clinician', 'supervisor', 'agent'],
  'task:create': ['clinician', 'supervisor', 'agent'],
  'patient:read': ['clinician', 'supervisor', 'manager', 'auditor', 'admin', 'agent'],
  'view:save': ['clinician', 'supervisor', 'manager', 'auditor', 'admin'],
  'view:share-team': ['supervisor'],
  'view:share-organisation': ['admin'],
  'board:read': ['clinician', 'supervisor', 'manager', 'admin'],
  'dashboard:read': ['supervisor', 'manager', 'auditor', 'admin'],
  'people:administer': ['admin'],
  'task-type:administer': ['admin'],
  'audit:read': ['auditor', 'admin'],
  'events:read': ['clinician', 'supervisor', 'manager', 'auditor', 'admin'],
  'rules:explain': ['supervisor', 'manager', 'auditor', 'admin'],
  'fhir:use': ['clinician', 'supervisor', 'manager', 'auditor', 'admin', 'agent'],
} as const satisfies Record<string, readonly AccessRole[]>;
export type Permission = keyof typeof PERMISSIONS;

/** Whether the actor's access role holds a permission at all; visibility and the task rules are asked separately. */
export function hasPermission(actor: Pick<Actor, 'accessRole'>, permission: Permission): boolean {
  const holders: readonly AccessRole[] = PERMISSIONS[permission];
  return holders.includes(actor.accessRole);
}
