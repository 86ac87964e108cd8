import 'server-only';
import type { Task } from '@medplum/fhirtypes';
import { lastInstantOf } from '@/lib/domain/fhir/instant';
import { displayOf, handleOf, idOfType, patientIdOf } from '@/lib/domain/fhir/reference';
import { tokenOf, wordsOf } from '@/lib/domain/fhir/token';
import { awaitedBy } from '@/lib/domain/task/awaited';
import { doneByOf, isWaitingForCheck } from '@/lib/domain/task/task-check';
import { heldFromOf, heldUntilOf, heldWithOf } from '@/lib/domain/task/task-hold';
import { priorityRank } from '@/lib/domain/task/task-priority';
import { isClosed } from '@/lib/domain/task/task-status';

const HIGH_PRIORITY_RANK = 2;

/** The row of `task_row` that a Task makes; unit and reach are added where it is written, from what stands there. */
export function taskProjection(task: Task, options: { updated: string; timeZone: string }): Record<string, unknown> {
  const { updated, timeZone } = options;
  const closed = isClosed(task.status);
  const changed = lastInstantOf(task.lastModified, timeZone)?.toISOString() ?? updated;
  const roles = (task.performerType ?? []).flatMap((concept) => {
    const token = tokenOf(concept.coding?.[0]) ?? concept.text;
    return token === undefined ? [] : [{ token, display: wordsOf(concept) ?? token }];
  });
  const tags = (task.meta?.tag ?? []).flatMap((tag) => {
    const token = tokenOf(tag);
    return token === undefined ? [] : [{ token, display: tag.display ?? tag.code ?? token }];
  });
  const location = handleOf(task.location, task);
  return {
    open: !closed,
    status: task.status,
    priority_rank: priorityRank(task.priority),
    due_key: dueKeyOf(task, timeZone),
    title: wordsOf(task.code) ?? task.description ?? 'Task',
    description: task.description,
    type: tokenOf(task.code?.coding?.[0]),
    definition: task.instantiatesCanonical,
    roles: roles.map((role) => role.token),
    role_displays: roles.map((role) => role.display),
    owner: handleOf(task.owner, task),
    owner_display: displayOf(task.owner, task),
    requester: handleOf(task.requester, task),
    requester_display: displayOf(task.requester, task),
    patient: patientIdOf(task),
    patient_display: displayOf(task.for, task),
    encounter: idOfType(handleOf(task.encounter, task), 'Encounter'),
    location: idOfType(location, 'Location') ?? location,
    held_until: lastInstantOf(heldUntilOf(task), timeZone)?.toISOString(),
    held_from: heldFromOf(task),
    done_by: isWaitingForCheck(task) ? doneByOf(task) : undefined,
    ...(tags.length > 0 && { tags: tags.map((tag) => tag.token), tag_displays: tags.map((tag) => tag.display) }),
    authored: lastInstantOf(task.authoredOn, timeZone)?.toISOString(),
    changed,
    ...waitsOf(task),
    closed: closed ? (lastInstantOf(task.executionPeriod?.end, timeZone)?.toISOString() ?? changed) : undefined,
  };
}

/** What it waits for while it is held, as `task_wait` takes it; absent when nothing. */
function waitsOf(task: Task): { waits?: { type: string; about: string }[] } {
  const awaited = awaitedBy(task);
  const heldWith = task.status === 'on-hold' ? heldWithOf(task) : undefined;
  const waits = [
    ...(awaited === undefined ? [] : [{ type: awaited.type, about: awaited.about }]),
    ...(heldWith === undefined ? [] : [{ type: 'Task', about: heldWith }]),
  ];
  return waits.length === 0 ? {} : { waits };
}

/** When the task counts as due: its due time; an undated stat or asap when it was authored; otherwise never. */
function dueKeyOf(task: Task, timeZone: string): string {
  const due = lastInstantOf(task.restriction?.period?.end, timeZone);
  if (due !== undefined) {
    return due.toISOString();
  }
  const authored = lastInstantOf(task.authoredOn, timeZone);
  return priorityRank(task.priority) <= HIGH_PRIORITY_RANK && authored !== undefined
    ? authored.toISOString()
    : 'infinity';
}
