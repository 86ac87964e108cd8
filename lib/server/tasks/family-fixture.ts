import { randomUUID } from 'node:crypto';
import type { Resource, Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import type { TaskAction } from '@/lib/domain/task/task-action';
import type { ActionAnswer } from '@/lib/domain/task/task-page';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { actOnTask } from './act-on-task';
import { NOW, nurse } from './test-hospital';

export type Made = Task & { id: string };

/** For tests: a resource as a program brings it. */
export async function bring<T extends Resource>(resource: T): Promise<T & { id: string }> {
  const whole = { id: randomUUID(), ...resource } as T & { id: string };
  await repositoryFor(SYSTEM_ACTOR, { now: () => NOW }).commit([{ kind: 'put', resource: whole }]);
  return whole;
}

/** A task of the nurse about the patient of ward A; part of another where one is given. */
export function bringTask(status: Task['status'], more: Partial<Task> = {}): Promise<Made> {
  return bring<Task>({
    resourceType: 'Task',
    status,
    intent: 'order',
    code: { text: 'Prepare the discharge' },
    for: { reference: 'Patient/p1' },
    encounter: { reference: 'Encounter/e1' },
    requester: { reference: 'Practitioner/s2' },
    owner: { reference: 'Practitioner/s1' },
    ...more,
  });
}

export function partOf({ id }: { id: string }): Pick<Task, 'partOf'> {
  return { partOf: [{ reference: `Task/${id}` }] };
}

/** The stored task, whoever may see it. */
export async function taskNow(id: string): Promise<Made> {
  return (await repositoryFor(SYSTEM_ACTOR).readTask(id)).task;
}

export async function statusNow(id: string): Promise<Task['status']> {
  return (await taskNow(id)).status;
}

/** An act on the task as it stands now, by the nurse unless somebody else is named. */
export async function actNow(
  verb: TaskVerb,
  { id }: { id: string },
  action: Omit<TaskAction, 'seenVersion'> = {},
  actor: Actor = nurse,
): Promise<ActionAnswer> {
  const seenVersion = (await taskNow(id)).meta?.versionId ?? '';
  return actOnTask(actor, id, verb, { seenVersion, ...action }, { now: NOW });
}
