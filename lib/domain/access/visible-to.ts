import type { AccessRole, Actor, RoleAtPlace } from './actor';

const WHOLE_ORGANISATION: readonly AccessRole[] = ['manager', 'auditor', 'admin', 'agent'];

/**
 * The reach keys an actor reads by: what is mine, what I asked for, what is addressed to a role I hold at a place
 * I work (`*` stands for any), for a supervisor the unit and what is unrouted, for the organisation's roles `all`.
 */
export function readKeysOf(actor: Actor): readonly string[] {
  if (WHOLE_ORGANISATION.includes(actor.accessRole)) {
    return ['all'];
  }
  const own = [
    ...[...actor.handles, ...actor.teams].map((reference) => `owner:${reference}`),
    ...actor.handles.map((reference) => `asked:${reference}`),
  ];
  const supervised =
    actor.accessRole === 'supervisor' ? [...actor.units.map((unit) => `unit:${unit}`), 'unrouted'] : [];
  return [...new Set([...own, ...actor.rolesAtPlaces.flatMap(roleKeysOf), ...supervised])];
}

/** A task without a role is for any role there, one without a place for that role anywhere. */
function roleKeysOf({ role, unit }: RoleAtPlace): readonly string[] {
  return [role, '*'].flatMap((held) => [unit ?? '*', '*'].map((place) => `role:${held}@${place}`));
}

/** The one predicate before every read: an actor sees a task when one of its reach keys is one the actor reads by. */
export function visibleTo(actor: Actor, reach: readonly string[]): boolean {
  const keys = new Set(readKeysOf(actor));
  return reach.some((key) => keys.has(key));
}
