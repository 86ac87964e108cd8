import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { handleOf } from '@/lib/domain/fhir/reference';
import { tokensOf } from '@/lib/domain/fhir/token';

/** How an actor stands to a task. Several may hold at once. */
export type Relation = (typeof RELATIONS)[number];
export const RELATIONS = ['owner', 'team', 'requester', 'candidate', 'supervisor', 'agent'] as const;

/**
 * The relations of an actor to a stored task. `reach` are the task's reach keys: they carry its unit, and whether it is
 * unrouted, which the Task alone does not say (design, section 5).
 */
export function relationsOf(actor: Actor, task: Task, reach: readonly string[]): ReadonlySet<Relation> {
  const holds: Record<Relation, boolean> = {
    agent: actor.accessRole === 'agent',
    owner: isOneOf(actor.handles, task.owner, task),
    team: isOneOf(actor.teams, task.owner, task),
    requester: isOneOf(actor.handles, task.requester, task),
    candidate: isCandidate(actor, task, reach),
    supervisor: actor.accessRole === 'supervisor' && supervises(actor, reach),
  };
  return new Set(RELATIONS.filter((relation) => holds[relation]));
}

/** Whether the task is there to be taken: nobody has it, or a team that the actor belongs to. */
export function isFree(task: Task, actor: Actor): boolean {
  return task.owner === undefined || isOneOf(actor.teams, task.owner, task);
}

function isOneOf(handles: readonly string[], party: Task['owner'], task: Task): boolean {
  const handle = handleOf(party, task);
  return handle !== undefined && handles.includes(handle);
}

function supervises(actor: Actor, reach: readonly string[]): boolean {
  return reach.includes('unrouted') || actor.units.some((unit) => reach.includes(`unit:${unit}`));
}

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
  // No role means any role, no place any place (design, section 5).
  const isWanted = (role: string) => wanted.size === 0 || wanted.has(role);
  const unit = reach.find((key) => key.startsWith('unit:'))?.slice('unit:'.length);
  return actor.rolesAtPlaces.some(
    (held) => isWanted(held.role) && (unit === undefined || held.unit === undefined || held.unit === unit),
  );
}
