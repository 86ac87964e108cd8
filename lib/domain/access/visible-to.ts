import type { AccessRole, Actor } from './actor';

const WHOLE_ORGANISATION: readonly AccessRole[] = ['manager', 'auditor', 'admin', 'agent'];

/**
 * The reach keys an actor reads by: what is mine, what I asked for, what is addressed to a role I hold at a place
 * I work (`*` stands for any), for a supervisor the unit and what is unrouted, for the organisation's roles `all`.
 */
export function readKeysOf(actor: Actor): readonly string[] {
  if (WHOLE_ORGANISATION.includes(actor.accessRole)) {
    return ['all'];
  }
  const keys = new Set<string>();
  for (const reference of [...actor.handles, ...actor.teams]) {
    keys.add(`owner:${reference}`);
  }
  for (const reference of actor.handles) {
    keys.add(`asked:${reference}`);
  }
  for (const { role, unit } of actor.rolesAtPlaces) {
    for (const heldRole of [role, '*']) {
      for (const place of [unit ?? '*', '*']) {
        keys.add(`role:${heldRole}@${place}`);
      }
    }
  }
  if (actor.accessRole === 'supervisor') {
    for (const unit of actor.units) {
      keys.add(`unit:${unit}`);
    }
    keys.add('unrouted');
  }
  return [...keys];
}

/** The one predicate before every read: an actor sees a task when one of its reach keys is one the actor reads by. */
export function visibleTo(actor: Actor, reach: readonly string[]): boolean {
  const keys = new Set(readKeysOf(actor));
  return reach.some((key) => keys.has(key));
}
