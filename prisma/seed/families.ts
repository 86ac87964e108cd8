import type { ServiceRequest, Task } from '@medplum/fhirtypes';
import { resultOf } from '@/lib/domain/task/awaited';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import type { DemoPatient } from './patients';
import { nameOf, type RoleId, roleConcept, STAFF } from './staff';
import type { StoryAct, TaskStory } from './stories';

type Setting = { now: Date; patients: readonly DemoPatient[] };
type Plot = {
  id: string;
  title: string;
  todo: string;
  why: string;
  role: RoleId;
  worker: string;
  acts: readonly TaskVerb[];
};

const MINUTE = 60_000;
const UNIT = 'ward-3e';
const REQUESTER = 'rossi';
const POTASSIUM = 'order-potassium';

const DISCHARGE: Plot = {
  id: 'discharge-1',
  title: 'Prepare the discharge',
  todo: 'Everything for the discharge tomorrow at ten. Each part stands below.',
  why: 'Goes home tomorrow',
  role: 'nurse',
  worker: 'haddad',
  acts: ['claim', 'start'],
};
const DISCHARGE_PARTS: readonly Plot[] = [
  {
    id: 'transport',
    title: 'Arrange the transport home',
    todo: 'Lying, one escort.',
    role: 'nurse',
    worker: 'haddad',
    acts: [],
  },
  {
    id: 'wound',
    title: 'Explain the wound care at home',
    todo: 'With the daughter, after two.',
    role: 'nurse',
    worker: 'haddad',
    acts: ['claim'],
  },
  {
    id: 'medicines',
    title: 'Write the medication plan',
    todo: 'Two copies, one for the family doctor.',
    role: 'pharmacist',
    worker: 'tanaka',
    acts: ['claim', 'start'],
  },
  {
    id: 'family',
    title: 'Call the family',
    todo: 'Tell them when and how.',
    role: 'nurse',
    worker: 'haddad',
    acts: ['claim', 'start', 'complete'],
  },
].map((part) => ({ ...part, id: `discharge-1-${part.id}`, why: 'Goes home tomorrow' }) as Plot);
const WAITS: Plot = {
  id: 'potassium-1',
  title: 'Tell the physician the repeated potassium',
  todo: 'Above 5.5 call at once.',
  why: 'Potassium 5.9 this morning',
  role: 'nurse',
  worker: 'haddad',
  acts: ['claim', 'start', 'hold'],
};

/** The order that a task waits for the result of. */
export function awaitedOrder({ patients }: Pick<Setting, 'patients'>): ServiceRequest {
  return {
    resourceType: 'ServiceRequest',
    id: POTASSIUM,
    status: 'active',
    intent: 'order',
    code: { text: 'Potassium in serum' },
    subject: { reference: `Patient/${patientOf(patients).id}` },
    requester: { reference: `Practitioner/${REQUESTER}` },
  };
}

/** A task with its parts, and one that waits for a result: each after what it hangs on. */
export function familyStories(setting: Setting): TaskStory[] {
  const parent = `Task/${DISCHARGE.id}`;
  return [
    story(DISCHARGE, {}, setting),
    ...DISCHARGE_PARTS.map((part) =>
      story(part, { partOf: [{ reference: parent, display: DISCHARGE.title }] }, setting),
    ),
    story(WAITS, { basedOn: [{ reference: `ServiceRequest/${POTASSIUM}`, display: 'Potassium in serum' }] }, setting),
  ];
}

function story(plot: Plot, more: Partial<Task>, { now, patients }: Setting): TaskStory {
  const patient = patientOf(patients);
  const at = (minutes: number) => new Date(now.getTime() + minutes * MINUTE).toISOString();
  const asker = STAFF.find(({ id }) => id === REQUESTER);
  const task = {
    resourceType: 'Task',
    id: plot.id,
    status: 'requested',
    intent: 'order',
    code: { text: plot.title },
    description: plot.todo,
    for: { reference: `Patient/${patient.id}`, display: `${patient.family.toUpperCase()}, ${patient.given}` },
    encounter: { reference: `Encounter/stay-${patient.id}` },
    authoredOn: at(-180),
    lastModified: at(-180),
    requester: { reference: `Practitioner/${REQUESTER}`, ...(asker !== undefined && { display: nameOf(asker) }) },
    performerType: [roleConcept(plot.role)],
    reasonCode: { text: plot.why },
    restriction: { period: { end: at(6 * 60) } },
    ...more,
  } as Task & { id: string };
  const acts = plot.acts.map((verb, place) => act(verb, plot.worker, at(-90 + 20 * place)));
  return { task, type: 'none', by: REQUESTER, acts };
}

function act(verb: TaskVerb, by: string, at: string): StoryAct {
  const untilResource = resultOf(`ServiceRequest/${POTASSIUM}`);
  return { verb, by, at, action: verb === 'hold' ? { reason: 'Waiting for the result', untilResource } : {} };
}

/** The first on the busy ward. */
function patientOf(patients: readonly DemoPatient[]): DemoPatient {
  const found = patients.find(({ unit }) => unit === UNIT);
  if (found === undefined) {
    throw new Error(`Nobody is on ${UNIT}.`);
  }
  return found;
}
