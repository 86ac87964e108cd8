import type { Task } from '@medplum/fhirtypes';
import type { AccessRole, Actor } from '@/lib/domain/access/actor';
import type { TaskAction } from '@/lib/domain/task/task-action';
import { DEFAULT_POLICY, type TaskPolicy } from '@/lib/domain/task/task-policy';
import type { ModelCommand, ModelTask } from './model-judge-fixture';
import { MODEL_PEOPLE, MODEL_TYPES, type ModelOwner, type ModelPerson, type ModelType } from './model-table-fixture';

/** When minute 0 of a model run is. */
const START = Date.parse('2026-03-01T08:00:00.000Z');
export const NURSE = { system: 'http://roles.example', code: 'nurse' };
const PHYSICIAN = 'http://roles.example|physician';
const NIGHT_TEAM = 'CareTeam/night-team';

export const timeAt = (minute: number) => new Date(START + minute * 60_000);

/** Where a party of the model stands in FHIR. */
export function referenceOf(owner: ModelOwner): string {
  if (owner === 'night team') {
    return NIGHT_TEAM;
  }
  return `${owner === 'agent' ? 'Device' : 'Practitioner'}/${owner.toLowerCase().replaceAll(' ', '-')}`;
}

/** A person of the model as the product knows one. */
export function actorOf(person: ModelPerson): Actor {
  const { role, nurse, ward, team } = MODEL_PEOPLE[person];
  const unit = `ward-${ward}`;
  const reference = referenceOf(person);
  const held = nurse ? `${NURSE.system}|${NURSE.code}` : PHYSICIAN;
  return {
    accountId: person,
    username: person,
    accessRole: role satisfies AccessRole,
    reference,
    display: person,
    handles: [reference],
    teams: team ? [NIGHT_TEAM] : [],
    rolesAtPlaces: role === 'agent' ? [] : [{ role: held, display: 'Role', unit }],
    units: [unit],
    scopes: role === 'agent' ? ['system/*.cruds'] : [],
  };
}

/** What the type of the model says, as the gate takes it. */
export function modelPolicyOf(type: ModelType): TaskPolicy {
  const settings: { [name: string]: string | boolean | undefined } = MODEL_TYPES[type];
  return {
    ...DEFAULT_POLICY,
    preset: settings.strict === true ? 'strict' : 'core',
    claimTo: settings.claimTo === 'received' ? 'received' : 'accepted',
    direct: settings.direct === true,
    reassignKeepsStatus: settings.keepsStatus === true,
    secondPerson: settings.secondPerson === true,
    forms: settings.form === true ? { complete: 'http://forms.example/model' } : {},
  };
}

/** The body of the request for a command. */
export function actionOf(command: ModelCommand, seenVersion: string): TaskAction {
  const { reason, note, to, until, due, priority, description, minute } = command;
  const time = timeAt(minute + (until === 'past' ? -1 : 60)).toISOString();
  return {
    seenVersion,
    ...(reason !== undefined && { reason }),
    ...(note !== undefined && { note }),
    ...(to !== undefined && { to: referenceOf(to) }),
    ...(until !== undefined && { until: time }),
    ...(due !== undefined && { due }),
    ...(priority !== undefined && { priority: priority as NonNullable<TaskAction['priority']> }),
    ...(description !== undefined && { description }),
  };
}

/** A task of ward A for its nurses, as it is asked for. */
export function newModelTask(
  type: ModelType,
  requester: ModelPerson,
  status: 'draft' | 'requested' | 'ready',
): ModelTask {
  return {
    type,
    status,
    owner: undefined,
    requester,
    heldFrom: undefined,
    startedFromReady: false,
    doneBy: undefined,
    reason: undefined,
    notes: 0,
    outputs: 0,
    priority: 'routine',
    due: undefined,
    description: undefined,
    movedAt: 0,
  };
}

/** The same task in FHIR. */
export function firstVersionOf({ status, requester }: ModelTask): Task {
  return {
    resourceType: 'Task',
    id: 't',
    meta: { versionId: '1', lastUpdated: timeAt(0).toISOString() },
    status,
    intent: 'order',
    priority: 'routine',
    performerType: [{ coding: [NURSE] }],
    requester: { reference: referenceOf(requester) },
    authoredOn: timeAt(0).toISOString(),
    lastModified: timeAt(0).toISOString(),
  };
}
