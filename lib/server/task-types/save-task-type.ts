import 'server-only';
import type { CodeableConcept, Questionnaire } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { InputError, StaleSettingError, StaleTaskError } from '@/lib/domain/fhir/errors';
import { sameJson } from '@/lib/domain/fhir/same-json';
import { FORM_VERBS, type FormVerb } from '@/lib/domain/task/form-verbs';
import { policyOf } from '@/lib/domain/task/task-policy';
import { nextVersion } from '@/lib/domain/task-type/next-version';
import { definitionWith, type TaskTypeChange, type TaskTypeDetail } from '@/lib/domain/task-type/task-type';
import { words } from '@/lib/domain/words/said';
import { environment } from '@/lib/server/environment';
import { validateResource } from '@/lib/server/fhir/validate';
import type { Change } from '@/lib/server/repository/change';
import type { Repository } from '@/lib/server/repository/repository';
import { readForm } from '@/lib/server/tasks/read-form';
import { repositoryFor } from '@/lib/server/wiring';
import { readDefinition, readTaskType } from './read-task-type';
import { roleOfType, typeFaults } from './type-faults';

type Definition = Awaited<ReturnType<typeof readDefinition>>;
type Saving = { repository: Repository; standing: Definition; change: TaskTypeChange; now: Date };
type Written = { verb: FormVerb; canonical: string; change: Change | undefined };

/**
 * Writes a new version of a type and of those of its forms that changed, in one commit; a new type where `id` is undefined.
 * Tasks that were made before keep the version they name. @throws NotVisibleError, StaleSettingError, InputError
 */
export async function saveTaskType(
  actor: Actor,
  id: string | undefined,
  { change, now }: { change: TaskTypeChange; now: Date },
): Promise<TaskTypeDetail> {
  const repository = repositoryFor(actor, { now: () => now });
  const standing = id === undefined ? blank(repository.generateId()) : await readDefinition(repository, id);
  const seenVersion = standing.meta?.versionId;
  if (seenVersion !== change.seenVersion) {
    throw new StaleSettingError(await readTaskType(actor, standing.id, { now, repository }));
  }
  const role = await roleOfType(change.settings.role, standing);
  const faults = await typeFaults(repository, { standing, change, role });
  if (faults.length > 0) {
    throw new InputError(words('This type cannot be saved yet.'), { status: 422, fields: faults });
  }
  const saving = { repository, standing, change, now };
  const forms = await writtenForms(saving);
  const definition = definitionOf(saving, { actor, role, forms });
  const changes: Change[] = [
    { kind: 'put', resource: definition, ...(seenVersion === undefined ? { mustBeNew: true } : { seenVersion }) },
    ...forms.flatMap((form) => form.change ?? []),
  ];
  for (const each of changes) {
    validateResource(each.kind === 'put' ? each.resource : undefined);
  }
  try {
    await repository.commit(changes);
  } catch (error) {
    throw error instanceof StaleTaskError
      ? new StaleSettingError(await readTaskType(actor, standing.id, { now, repository }))
      : error;
  }
  return readTaskType(actor, standing.id, { now, repository });
}

function blank(id: string): Definition {
  return {
    resourceType: 'ActivityDefinition',
    id,
    url: `${environment().publicUrl}/fhir/ActivityDefinition/${id}`,
    status: 'draft',
    kind: 'Task',
  };
}

function definitionOf(
  { standing, change, now }: Saving,
  written: { actor: Actor; role: CodeableConcept | undefined; forms: readonly Written[] },
): Definition {
  const { actor, role, forms } = written;
  const { meta: _meta, ...rest } = standing;
  const canonicals = Object.fromEntries(forms.map(({ verb, canonical }) => [verb, canonical]));
  return {
    ...definitionWith(rest, change.settings, { forms: canonicals, role }),
    version: nextVersion(standing.version),
    date: now.toISOString(),
    editor: [{ name: actor.display }],
  };
}

/** Forms that were not touched keep their canonical, so that a save changes only what it says it changes. */
function writtenForms(saving: Saving): Promise<Written[]> {
  const { forms } = saving.change;
  return Promise.all(
    FORM_VERBS.flatMap((verb) => {
      const form = forms[verb];
      return form === undefined ? [] : [writtenForm(saving, verb, form as unknown as Questionnaire)];
    }),
  );
}

async function writtenForm(
  { repository, standing, now }: Saving,
  verb: FormVerb,
  form: Questionnaire,
): Promise<Written> {
  const before = policyOf(standing).forms[verb];
  const pinned = before === undefined ? undefined : await readForm(repository, before);
  if (before !== undefined && pinned !== undefined && sameJson(contentOf(pinned), contentOf(form))) {
    return { verb, canonical: before, change: undefined };
  }
  // Versions that name a form without its version would follow a change of it: theirs stays, and the changed one is another.
  const standingUrl = before?.includes('|') === true ? pinned?.url : undefined;
  const url = standingUrl ?? `${environment().publicUrl}/fhir/Questionnaire/${standing.id}-${verb}`;
  const newest = await readForm(repository, url);
  const version = nextVersion(newest?.version);
  const id = newest?.id ?? `${standing.id}-${verb}`;
  const resource = { ...contentOf(form), id, url, version, status: 'active' as const, date: now.toISOString() };
  const seenVersion = newest?.meta?.versionId;
  return {
    verb,
    canonical: `${url}|${version}`,
    change: { kind: 'put', resource, ...(seenVersion !== undefined && { seenVersion }) },
  };
}

/** What a form says, without which version of what it is. */
function contentOf(form: Questionnaire): Questionnaire {
  const { id: _id, meta: _meta, url: _url, version: _version, date: _date, status: _status, ...content } = form;
  return { ...content, status: 'active' };
}
