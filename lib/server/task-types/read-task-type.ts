import 'server-only';
import type { ActivityDefinition, Questionnaire } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { GoneError, NotVisibleError } from '@/lib/domain/fhir/errors';
import { policyOf } from '@/lib/domain/task/task-policy';
import {
  settingsOf,
  type TaskTypeDetail,
  type TaskTypeForms,
  type TaskTypeVersion,
} from '@/lib/domain/task-type/task-type';
import { type TypeAtVersion, typeChanges } from '@/lib/domain/task-type/task-type-changes';
import { said } from '@/lib/domain/words/said';
import type { Repository } from '@/lib/server/repository/repository';
import { readForm } from '@/lib/server/tasks/read-form';
import { repositoryFor } from '@/lib/server/wiring';

const MOST_VERSIONS = 50;

type Definition = ActivityDefinition & { id: string };
type Dated = TypeAtVersion & { definition: ActivityDefinition };

/** A type of task with its forms and its last fifty versions, newest first. @throws NotVisibleError */
export async function readTaskType(
  actor: Actor,
  id: string,
  options: { now: Date; repository?: Repository },
): Promise<TaskTypeDetail> {
  const { now, repository = repositoryFor(actor, { now: () => now }) } = options;
  await readDefinition(repository, id);
  const { entry = [] } = await repository.readHistory<ActivityDefinition>('ActivityDefinition', id, {
    limit: MOST_VERSIONS + 1,
  });
  const definitions = entry.flatMap(({ resource }) => (resource === undefined ? [] : [resource]));
  const dated = await Promise.all(
    definitions.map(async (definition) => ({ definition, ...(await atVersion(repository, definition)) })),
  );
  const [newest] = dated;
  if (newest === undefined) {
    throw new NotVisibleError(said('This task type'));
  }
  const { definition, settings, forms } = newest;
  return {
    id,
    seenVersion: definition.meta?.versionId ?? '',
    version: definition.version ?? null,
    settings,
    forms,
    versions: dated.slice(0, MOST_VERSIONS).map((each, index) => versionOf(each, dated[index + 1])),
  };
}

/** A type as one of its versions says it, to be looked at or to go back to. @throws NotVisibleError */
export async function readTypeVersion(
  actor: Actor,
  { id, version }: { id: string; version: string },
  { now }: { now: Date },
): Promise<TypeAtVersion> {
  const repository = repositoryFor(actor, { now: () => now });
  await readDefinition(repository, id);
  const definition = await repository.readVersion<ActivityDefinition>('ActivityDefinition', id, version);
  return atVersion(repository, definition);
}

/** The newest version of a type. @throws NotVisibleError when there is none, or it is no task type */
export async function readDefinition(repository: Repository, id: string): Promise<Definition> {
  try {
    const { resource } = await repository.readStored('ActivityDefinition', id);
    if (resource.resourceType === 'ActivityDefinition' && resource.kind === 'Task') {
      return resource;
    }
  } catch (error) {
    if (!(error instanceof NotVisibleError || error instanceof GoneError)) {
      throw error;
    }
  }
  throw new NotVisibleError(said('This task type'));
}

async function atVersion(repository: Repository, definition: ActivityDefinition): Promise<TypeAtVersion> {
  const forms = await Promise.all(
    Object.entries(policyOf(definition).forms).map(async ([verb, canonical]) => {
      const form = await readForm(repository, canonical);
      return form === undefined ? [] : [[verb, form] as [string, Questionnaire]];
    }),
  );
  return { settings: settingsOf(definition), forms: Object.fromEntries(forms.flat()) as TaskTypeForms };
}

function versionOf({ definition, ...type }: Dated, before: Dated | undefined): TaskTypeVersion {
  return {
    seenVersion: definition.meta?.versionId ?? '',
    version: definition.version ?? null,
    at: definition.meta?.lastUpdated ?? '',
    by: definition.editor?.[0]?.name ?? null,
    status: definition.status,
    changes: typeChanges(before, type),
  };
}
