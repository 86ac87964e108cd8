import type { QuestionnaireResponse, Task } from '@medplum/fhirtypes';
import type { TaskAction } from '@/lib/domain/task/task-action';
import type { TaskPriority } from '@/lib/domain/task/task-priority';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import { filledForm } from './answers';
import { definitionCanonical, TYPE_SYSTEM } from './definitions';
import type { DemoTaskType, Wording } from './demo-task-type';
import type { DemoPatient } from './patients';
import type { UnitId } from './places';
import { DUE_SPANS, NOTES, PLOTS, type Plot, PRIORITIES, REASONS } from './plots';
import type { Random } from './random';
import { nameOf, type RoleId, roleConcept, STAFF, type StaffMember } from './staff';
import { demoTags } from './tags';
import { TASK_TYPES } from './task-types';

/** What somebody did to a task, and when. `by` is a member of staff, or `laboratory` for the system. */
export type StoryAct = {
  verb: TaskVerb;
  by: string;
  at: string;
  action: Omit<TaskAction, 'seenVersion'>;
  response?: QuestionnaireResponse & { id: string };
};
/** A task as it was asked for, and everything that happened to it since. */
export type TaskStory = { task: Task & { id: string }; type: string; by: string; acts: readonly StoryAct[] };

const MINUTE = 60_000;
const DAY = 24 * 60;
/** Of each hundred tasks so many are for Ward 3 East, and so on: the first ward is the busy one. */
const UNIT_SHARES: readonly (readonly [UnitId, number])[] = [
  ['ward-3e', 54],
  ['ward-4w', 22],
  ['ward-2n', 15],
  ['clinic', 9],
];

type Setting = { random: Random; now: Date; patients: readonly DemoPatient[] };
type Cast = {
  patient: DemoPatient;
  type: DemoTaskType;
  wording: Wording;
  worker: StaffMember;
  requester: StaffMember | undefined;
};

/** The six hundred stories, in the order in which they are numbered. */
export function taskStories(setting: Setting): TaskStory[] {
  return PLOTS.flatMap((plot) => Array.from({ length: plot.count }, () => plot)).map((plot, index) =>
    story(plot, index + 1, setting),
  );
}

function story(plot: Plot, number: number, setting: Setting): TaskStory {
  const cast = castOf(plot, setting);
  const times = timesOf(plot, setting);
  const id = `task-${String(number).padStart(4, '0')}`;
  const by = cast.requester?.id ?? 'laboratory';
  const acts = plot.acts.flatMap((verb, index) =>
    actsOf(verb, { id, plot, cast, at: times[index + 1] ?? times[0] ?? '', by, random: setting.random }),
  );
  return { task: taskAsAsked({ id, plot, cast, at: times[0] ?? '', setting }), type: cast.type.id, by, acts };
}

function byShare<T>(choices: readonly (readonly [T, number])[], random: Random): T {
  let left = random.next() * choices.reduce((sum, [, share]) => sum + share, 0);
  const found = choices.find(([, share]) => {
    left -= share;
    return left < 0;
  });
  return (found ?? choices[0] ?? random.pick(choices))[0];
}

const worksAt = (role: RoleId, unit: UnitId) =>
  STAFF.filter((member) => member.role === role && member.units.includes(unit));

/** Somebody of the right ward, a task that fits the illness, who does it and who asked. */
function castOf(plot: Plot, { random, patients }: Setting): Cast {
  const unit = plot.offeredTo === 'team' || plot.offeredTo === 'identifier' ? 'ward-3e' : byShare(UNIT_SHARES, random);
  const patient = random.pick(patients.filter((each) => each.unit === unit));
  const fits = (profiles: readonly string[] | undefined) =>
    profiles === undefined || profiles.includes(patient.profile);
  const types = TASK_TYPES.filter(
    (type) =>
      fits(type.fits) &&
      type.wordings.some((wording) => fits(wording.fits)) &&
      worksAt(type.role, unit).length > (type.secondPerson ? 1 : 0),
  );
  const wanted = types.filter(({ role }) =>
    plot.offeredTo === 'team' || plot.offeredTo === 'identifier' ? role === 'nurse' : true,
  );
  const type = byShare(
    wanted.map((each) => [each, each.share] as const),
    random,
  );
  const wording = random.pick(type.wordings.filter((each) => fits(each.fits)));
  const bySystem = plot.offeredTo === 'identifier' || (type.id === 'repeat-potassium' && random.next() < 0.5);
  const askers = STAFF.filter(
    (member) =>
      member.units.includes(unit) &&
      (member.role === 'physician' || (member.role === 'nurse' && type.role !== 'nurse')),
  );
  return {
    patient,
    type,
    wording,
    worker: random.pick(worksAt(type.role, unit)),
    requester: bySystem ? undefined : random.pick(askers),
  };
}

/** When it was asked for, and when each act happened; the last act of a closed story is when it closed. */
function timesOf(plot: Plot, { random, now }: Setting): string[] {
  const closedMinutes = random.next() < 0.45 ? random.whole(2, 8 * 60) : random.whole(8 * 60, 4 * DAY);
  const last =
    plot.ends === 'closed' ? now.getTime() - closedMinutes * MINUTE : now.getTime() - random.whole(1, 30) * MINUTE;
  const length = random.whole(plot.ends === 'closed' ? 60 : 10, 20 * 60) * MINUTE;
  return Array.from({ length: plot.acts.length + 1 }, (_, index) => {
    const share = plot.acts.length === 0 ? 0 : index / plot.acts.length;
    return new Date(Math.round((last - length * (1 - share)) / 1000) * 1000).toISOString();
  });
}

function dueOf(plot: Plot, type: DemoTaskType, at: string, { random, now }: Setting): string | undefined {
  if (plot.ends === 'closed') {
    return new Date(new Date(at).getTime() + type.hours * 60 * MINUTE).toISOString();
  }
  const span = byShare<readonly [number, number] | undefined>(
    [...DUE_SPANS.map(([share, from, to]) => [[from, to] as const, share] as const), [undefined, 14]],
    random,
  );
  return span === undefined
    ? undefined
    : new Date(now.getTime() + random.whole(span[0], span[1]) * MINUTE).toISOString();
}

type Asking = { id: string; plot: Plot; cast: Cast; at: string; setting: Setting };

function taskAsAsked({ id, plot, cast, at, setting }: Asking): Task & { id: string } {
  const { patient, type, wording, worker, requester } = cast;
  const due = dueOf(plot, type, at, setting);
  const priority: TaskPriority = byShare(PRIORITIES[type.urgency], setting.random);
  const asker =
    requester === undefined
      ? { reference: 'Device/laboratory', display: 'Laboratory system' }
      : { reference: `Practitioner/${requester.id}`, display: nameOf(requester) };
  const noted = setting.random.next() < 0.25;
  return {
    resourceType: 'Task',
    id,
    ...demoTags({ id, patientId: patient.id }),
    instantiatesCanonical: definitionCanonical(type.id),
    status: plot.begins,
    intent: 'order',
    ...(priority !== 'routine' && { priority }),
    code: { coding: [{ system: TYPE_SYSTEM, code: type.id, display: type.title }], text: wording.title },
    description: wording.todo,
    for: { reference: `Patient/${patient.id}`, display: `${patient.family.toUpperCase()}, ${patient.given}` },
    encounter: { reference: `Encounter/stay-${patient.id}` },
    authoredOn: at,
    lastModified: at,
    requester: asker,
    performerType: [roleConcept(type.role)],
    ...ownerOf(plot, worker),
    reasonCode: { text: wording.why },
    ...(due !== undefined && { restriction: { period: { end: due } } }),
    ...(noted && { note: [{ authorReference: asker, time: at, text: setting.random.pick(NOTES) }] }),
  } as Task & { id: string };
}

function ownerOf(plot: Plot, worker: StaffMember): Pick<Task, 'owner'> {
  switch (plot.offeredTo) {
    case 'nobody':
      return {};
    case 'person':
      return { owner: { reference: `Practitioner/${worker.id}`, display: nameOf(worker) } };
    case 'team':
      return { owner: { reference: 'CareTeam/wound-team', display: 'Wound team, Ward 3 East' } };
    case 'identifier':
      return {
        owner: {
          identifier: { system: 'https://taskward.health/fhir/NamingSystem/staff-number', value: `S-${worker.id}` },
          display: nameOf(worker),
        },
      };
  }
}

type Scene = { id: string; plot: Plot; cast: Cast; at: string; by: string; random: Random };

function actsOf(verb: TaskVerb, { id, plot, cast, at, by, random }: Scene): StoryAct[] {
  const reasons = REASONS[verb];
  const reason = reasons === undefined ? {} : { reason: random.pick(reasons) };
  const until =
    verb === 'hold' && random.next() < 0.6
      ? { until: new Date(new Date(at).getTime() + random.whole(1, 5) * 60 * MINUTE).toISOString() }
      : {};
  const note = verb === 'fail' ? { note: 'Told the physician; will be tried again tomorrow.' } : {};
  const worker = cast.worker.id;
  const response =
    verb === 'complete'
      ? filledForm(cast.type.id, {
          id: `${id}-form`,
          random,
          at,
          author: `Practitioner/${worker}`,
          patient: `Patient/${cast.patient.id}`,
        })
      : undefined;
  const act: StoryAct = {
    verb,
    by: verb === 'cancel' || verb === 'mark-in-error' ? by : worker,
    at,
    action: { ...reason, ...until, ...note },
    ...(response !== undefined && { response }),
  };
  return withNeighbours(act, { plot, cast, random });
}

/** What the type of the task adds before or after an act. */
function withNeighbours(act: StoryAct, { plot, cast, random }: Pick<Scene, 'plot' | 'cast' | 'random'>): StoryAct[] {
  if (act.verb === 'complete' && cast.type.secondPerson) {
    // Some of it still waits for whoever checks it.
    const isWaiting = random.whole(1, 2) === 1;
    return isWaiting
      ? [act]
      : [act, { verb: 'check', by: checkerOf(cast, random), at: minuteAfter(act.at), action: {} }];
  }
  // Where the type says that claiming leads to received, somebody decides before the work goes on.
  return act.verb === 'start' && plot.begins === 'requested' && cast.type.claimTo === 'received'
    ? [{ verb: 'accept', by: act.by, at: act.at, action: {} }, act]
    : [act];
}

function checkerOf({ worker, type, patient }: Cast, random: Random): string {
  return random.pick(worksAt(type.role, patient.unit).filter(({ id }) => id !== worker.id)).id;
}

function minuteAfter(at: string): string {
  return new Date(new Date(at).getTime() + MINUTE).toISOString();
}
