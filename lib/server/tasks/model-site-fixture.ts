import type { ActivityDefinition, Extension, Questionnaire, Resource, Task } from '@medplum/fhirtypes';
import type { ModelTask } from '@/lib/domain/task/model/model-judge-fixture';
import {
  MODEL_PEOPLE,
  MODEL_TYPES,
  type ModelPerson,
  type ModelType,
} from '@/lib/domain/task/model/model-table-fixture';
import { firstVersionOf, NURSE, referenceOf, timeAt } from '@/lib/domain/task/model/model-world-fixture';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';

const BASE = 'https://taskward.health/fhir/StructureDefinition';
const CODES = 'http://types.example';
const FORM_URL = 'http://forms.example/model';
const PEOPLE = Object.keys(MODEL_PEOPLE) as ModelPerson[];

/** The answers to the form of the model's type. */
export const MODEL_ANSWERS = {
  resourceType: 'QuestionnaireResponse' as const,
  status: 'in-progress',
  item: [{ linkId: 'done', text: 'What was done', answer: [{ valueString: 'All of it' }] }],
};

/** A database with the people and the task types of the model. */
export async function openModelSite(): Promise<TestDatabase> {
  const database = await testDatabase();
  const directory: (Resource & { id: string })[] = [
    ...['ward-a', 'ward-b'].map((id) => ({
      resourceType: 'Location' as const,
      id,
      name: id,
      physicalType: { coding: [{ code: 'wa' }] },
    })),
    ...PEOPLE.map(partyOf),
    { resourceType: 'CareTeam', id: 'night-team', name: 'Night team', status: 'active' },
    form,
    ...(Object.keys(MODEL_TYPES) as ModelType[]).map(definitionOf),
  ];
  await repositoryFor(SYSTEM_ACTOR, { now: () => timeAt(-60) }).commit(
    directory.map((resource) => ({ kind: 'put', resource, mustBeNew: true })),
  );
  return database;
}

/** Writes the task that a model begins with, in ward A. */
export async function storeModelTask(model: ModelTask, id: string): Promise<void> {
  const resource: Task & { id: string } = {
    ...firstVersionOf(model),
    id,
    code: { coding: [{ system: CODES, code: codeOf(model.type) }] },
    location: { reference: 'Location/ward-a' },
  };
  await repositoryFor(SYSTEM_ACTOR, { now: () => timeAt(0) }).commit([{ kind: 'put', resource, mustBeNew: true }]);
}

const codeOf = (type: ModelType) => type.replaceAll(/\W+/g, '-');

function partyOf(person: ModelPerson): Resource & { id: string } {
  const [resourceType, id = ''] = referenceOf(person).split('/');
  return resourceType === 'Device'
    ? { resourceType: 'Device', id, deviceName: [{ name: person, type: 'user-friendly-name' }] }
    : { resourceType: 'Practitioner', id, active: true, name: [{ text: person }] };
}

const form: Questionnaire & { id: string } = {
  resourceType: 'Questionnaire',
  id: 'model',
  url: FORM_URL,
  status: 'active',
  title: 'Model',
  item: [{ linkId: 'done', text: 'What was done', type: 'string', required: true }],
};

function definitionOf(type: ModelType): ActivityDefinition & { id: string } {
  const settings: { [name: string]: string | boolean | undefined } = MODEL_TYPES[type];
  const stated: (Extension | false)[] = [
    settings.claimTo !== undefined && { url: `${BASE}/claim-to`, valueCode: String(settings.claimTo) },
    settings.direct === true && { url: `${BASE}/direct`, valueBoolean: true },
    settings.keepsStatus === true && { url: `${BASE}/reassign-keeps-status`, valueBoolean: true },
    settings.secondPerson === true && { url: `${BASE}/second-person`, valueBoolean: true },
    settings.form === true && { url: `${BASE}/completion-form`, valueCanonical: FORM_URL },
  ];
  return {
    resourceType: 'ActivityDefinition',
    id: codeOf(type),
    url: `${CODES}/${codeOf(type)}`,
    status: 'active',
    kind: 'Task',
    title: type,
    code: { coding: [{ system: CODES, code: codeOf(type) }] },
    participant: [{ type: 'practitioner', role: { coding: [NURSE] } }],
    extension: stated.filter((each) => each !== false),
  };
}
