import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { handleOf } from '@/lib/domain/fhir/reference';
import { tokensOf } from '@/lib/domain/fhir/token';

/** How an actor stands to a task. Several may hold at once. */
export type Relation = 'owner' | 'team' | 'requester' | 'candidate' | 'supervisor' | 'agent';

function isCandidate(actor: Actor, task: Task, reach: readonly string[]): boolean {
  if (actor.accessRole !== 'clinician' && actor.accessRole !== 'supervisor') {
    return false;
  }
  const wanted = new Set(
    (task.performerType ?? []).flatMap((concept) => [
      ...tokensOf(concept),
      ...(concept.text === undefined ? [] : [concept.text]),
    ]),
  );
  if (wanted.size === 0) {
    return actor.rolesAtPlaces.length > 0;
  }
  const unit = reach.find((key) => key.startsWith('unit:'))?.slice('unit:'.length);
  return actor.rolesAtPlaces.some(
    (held) => wanted.has(held.role) && (unit === undefined || held.unit === undefined || held.unit === unit),
  );
}

/**
 * The relations of an actor to a stored task. `reach` are the task's reach keys: they carry its unit, and whether it is
 * unrouted, which the Task alone does not say (design, section 5).
 */
export function relationsOf(actor: Actor, task: Task, reach: readonly string[]): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  if (actor.accessRole === 'agent') {
    relations.add('agent');
  }
  const owner = handleOf(task.owner, task);
  const requester = handleOf(task.requester, task);
  if (owner !== undefined && actor.handles.includes(owner)) {
    relations.add('owner');
  }
  if (owner !== undefined && actor.teams.includes(owner)) {
    relations.add('team');
  }
  if (requester !== undefined && actor.handles.includes(requester)) {
    relations.add('requester');
  }
  if (isCandidate(actor, task, reach)) {
    relations.add('candidate');
  }
  if (
    actor.accessRole === 'supervisor' &&
    (reach.includes('unrouted') || actor.units.some((unit) => reach.includes(`unit:${unit}`)))
  ) {
    relations.add('supervisor');
  }
  return relations;
}
