import 'server-only';
import type { ActivityDefinition, CodeableConcept, Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { GoneError, InputError, NotVisibleError, StaleTaskError } from '@/lib/domain/fhir/errors';
import type { NewTask } from '@/lib/domain/task/task-action';
import type { ActionAnswer } from '@/lib/domain/task/task-page';
import type { Repository } from '@/lib/server/repository/repository';
import { repositoryFor } from '@/lib/server/wiring';
import { readRow } from '@/lib/server/worklist/read-row';
import { dueFromType } from './due-from-type';
import { type Surroundings, surroundingsOf } from './new-task-surroundings';

/**
 * Makes a task of a type, or with a title alone; its requester is whoever asks. `id` is the same for a repeated request, so
 * that an answer that was lost makes no second task. @throws InputError (422), RefusedError
 */
export async function createTask(
  actor: Actor,
  input: NewTask,
  options: { now: Date; id?: string | undefined; repository?: Repository },
): Promise<ActionAnswer> {
  const { now, repository = repositoryFor(actor, { now: () => now }) } = options;
  const definition = input.type === undefined ? undefined : await readType(repository, input.type);
  if (definition === undefined && input.title === undefined) {
    throw new InputError('Choose what is to be done, or write a title.', {
      status: 422,
      fields: [{ field: 'title', message: 'Needed where no type is chosen.' }],
    });
  }
  const { parts: surroundings, unit } = await surroundingsOf(actor, input);
  const task = newTask({
    actor,
    input,
    definition,
    surroundings,
    due: input.due ?? (await dueFromType(definition, { now, unit })),
    now,
    id: options.id ?? repository.generateId(),
  });
  const version = await writeOnce(repository, task, options.id !== undefined);
  return { id: task.id, version, row: (await readRow(actor, task.id, { now })) ?? null };
}

async function readType(repository: Repository, id: string): Promise<ActivityDefinition> {
  const unknown = new InputError('This task type does not exist.', {
    status: 422,
    fields: [{ field: 'type', message: 'Choose another.' }],
  });
  try {
    const definition = await repository.readResource<ActivityDefinition>('ActivityDefinition', id);
    if (definition.kind === 'Task' && definition.status === 'active') {
      return definition;
    }
  } catch (error) {
    if (!(error instanceof NotVisibleError || error instanceof GoneError)) {
      throw error;
    }
  }
  throw unknown;
}

async function writeOnce(repository: Repository, task: Task & { id: string }, isRepeatable: boolean): Promise<string> {
  try {
    const [written] = await repository.commit([{ kind: 'put', resource: task, mustBeNew: true }]);
    return written?.version ?? '1';
  } catch (error) {
    if (error instanceof StaleTaskError && isRepeatable) {
      return error.current.meta?.versionId ?? '1';
    }
    throw error;
  }
}

type Making = {
  actor: Actor;
  input: NewTask;
  definition: ActivityDefinition | undefined;
  surroundings: Surroundings;
  due: string | undefined;
  now: Date;
  id: string;
};

function newTask({ actor, input, definition, surroundings, due, now, id }: Making): Task & { id: string } {
  const at = now.toISOString();
  return {
    resourceType: 'Task',
    id,
    status: input.status,
    intent: 'order',
    priority: input.priority,
    ...definedParts(definition, input),
    ...(due !== undefined && { restriction: { period: { end: due } } }),
    authoredOn: at,
    lastModified: at,
    requester: { reference: actor.reference, display: actor.display } as NonNullable<Task['requester']>,
    ...surroundings,
    ...(input.status === 'in-progress' && { executionPeriod: { start: at } }),
  };
}

/** What the type of the task says, unless the one who asks says otherwise. */
function definedParts(definition: ActivityDefinition | undefined, input: NewTask): Partial<Task> {
  const roles = rolesOf(definition);
  const description = input.description ?? definition?.description ?? '';
  return {
    code: codeOf(definition, input.title),
    ...(definition?.url !== undefined && { instantiatesCanonical: canonicalOf(definition.url, definition.version) }),
    ...(description !== '' && { description }),
    ...(roles.length > 0 && { performerType: roles }),
  };
}

/** With its version, so that a change of the type changes no task that was made before. */
function canonicalOf(url: string, version: string | undefined): string {
  return version === undefined ? url : `${url}|${version}`;
}

/** The words typed stand above the type's own; the type's codes stay. */
function codeOf(definition: ActivityDefinition | undefined, title: string | undefined): CodeableConcept {
  const text = title ?? definition?.code?.text ?? definition?.title;
  return { ...definition?.code, ...(text !== undefined && { text }) };
}

function rolesOf(definition: ActivityDefinition | undefined): CodeableConcept[] {
  return (definition?.participant ?? []).flatMap(({ role }) => role ?? []);
}
