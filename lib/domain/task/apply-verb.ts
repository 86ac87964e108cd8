import type { Annotation, Extension, Reference, Task } from '@medplum/fhirtypes';
import { statusAfter } from './status-after';
import type { TaskAction } from './task-action';
import { DONE_BY, doneBy, doneByOf, markedAsWaiting } from './task-check';
import { CHILDREN_LEFT_OPEN, LEAVES_CHILDREN, leavesChildren } from './task-family';
import { HOLD_MEMORY, holdMemory } from './task-hold';
import { isFree } from './task-relation';
import { STARTED_FROM } from './task-start';
import type { TaskStatus } from './task-status';
import type { TaskVerb } from './task-verb';
import type { VerbApplication } from './verb-application';

/**
 * The Task as a verb makes it: status, owner, reason, times, note, output. Whether it may be written is the gate's to say.
 * Everything that is not understood stays as it is (design, section 8).
 */
export function applyVerb<T extends Task>(task: T, application: VerbApplication): T {
  const { verb, action, now } = application;
  const status = statusAfter(task, application);
  const changed: Task = {
    ...task,
    status,
    ...ownerAfter(task, application),
    ...periodAfter(task, status, now),
    lastModified: laterOf(now, task.authoredOn),
    ...(action.note !== undefined && { note: [...(task.note ?? []), noteOf(action.note, application)] }),
    ...(application.output !== undefined &&
      application.output.length > 0 && { output: [...(task.output ?? []), ...application.output] }),
    ...(verb === 'amend' && amendments(task, action)),
    ...memoryAfter(task, application),
  };
  if (verb !== 'amend') {
    // A reason says why the current status holds; that of an earlier step is history.
    delete changed.statusReason;
    Object.assign(changed, action.reason !== undefined && { statusReason: { text: action.reason } });
  }
  return markedAsWaiting(withoutUndefined(changed)) as T;
}

function ownerAfter(
  task: Task,
  { verb, action, actor, policy, toDisplay }: VerbApplication,
): Pick<Task, 'owner'> | { owner?: undefined } {
  const mine = { reference: actor.reference, display: actor.display } as NonNullable<Task['owner']>;
  switch (verb) {
    case 'claim':
      return { owner: mine };
    case 'start':
    case 'complete':
      return policy.direct && isFree(task, actor) ? { owner: mine } : {};
    case 'release':
      return { owner: undefined };
    case 'reassign':
      return action.to === undefined
        ? {}
        : {
            owner: { reference: action.to, ...(toDisplay !== undefined && { display: toDisplay }) } as NonNullable<
              Task['owner']
            >,
          };
    default:
      return {};
  }
}

/** executionPeriod.start is the first action, end the last one before the work closed (hl7.org/fhir/R4/task-definitions.html). */
function periodAfter(task: Task, status: TaskStatus, now: Date): Pick<Task, 'executionPeriod'> {
  if (status === task.status || !(status === 'in-progress' || status === 'completed' || status === 'failed')) {
    return {};
  }
  const { end: _end, ...open } = task.executionPeriod ?? {};
  // Work that was in progress already began at a time that nobody recorded.
  const begun = task.status === 'in-progress' ? open : { ...open, start: open.start ?? now.toISOString() };
  return { executionPeriod: status === 'in-progress' ? begun : { ...begun, end: laterOf(now, begun.start) } };
}

/** inv-1 and per-1: what comes later is not before what came first, even where clocks differ. */
export function laterOf(now: Date, earlier: string | undefined): string {
  return earlier !== undefined && new Date(earlier) > now ? earlier : now.toISOString();
}

function noteOf(text: string, { actor, now }: VerbApplication): Annotation {
  return {
    authorReference: { reference: actor.reference, display: actor.display } as Reference<never>,
    time: now.toISOString(),
    text,
  };
}

function amendments(task: Task, action: TaskAction): Partial<Task> & { description?: string | undefined } {
  const { period, ...restriction } = task.restriction ?? {};
  const { end: _end, ...rest } = period ?? {};
  return {
    ...(action.priority !== undefined && { priority: action.priority }),
    ...(action.description !== undefined && {
      description: action.description === '' ? undefined : action.description,
    }),
    ...(action.due === null && {
      restriction: { ...restriction, ...(Object.keys(rest).length > 0 && { period: rest }) },
    }),
    ...(typeof action.due === 'string' && { restriction: { ...restriction, period: { ...rest, end: action.due } } }),
  } as Partial<Task>;
}

/** What the Task remembers for a later step: where a hold and the work began. All other extensions stay. */
function memoryAfter(
  task: Task,
  { verb, action, actor, policy, heldWith }: VerbApplication,
): { extension?: Extension[] | undefined } {
  const without = (...urls: string[]) => (task.extension ?? []).filter(({ url }) => !urls.includes(url));
  if (verb === 'hold') {
    return { extension: [...without(...HOLD_MEMORY), ...holdMemory(task, { ...action, heldWith })] };
  }
  if (verb === 'start' && task.status === 'ready') {
    return { extension: [...without(STARTED_FROM), { url: STARTED_FROM, valueCode: 'ready' }] };
  }
  const said = saidOnCompleting({ verb, action, actor, policy });
  if (said.length > 0) {
    return { extension: [...without(...said.map(({ url }) => url)), ...said] };
  }
  const gone = forgottenBy(task, verb);
  const others = without(...gone);
  return gone.length === 0 ? {} : { extension: others.length === 0 ? undefined : others };
}

/** Who did it, where somebody else checks it; and that open tasks which are part of it may stay open. */
function saidOnCompleting({ verb, action, actor, policy }: Omit<VerbApplication, 'now' | 'heldFrom'>): Extension[] {
  const completes = verb === 'complete' || verb === 'check';
  return [
    ...(verb === 'complete' && policy.secondPerson ? [doneBy(actor)] : []),
    ...(completes && action.leaveChildren === true ? [LEAVES_CHILDREN] : []),
  ];
}

function forgottenBy(task: Task, verb: TaskVerb): readonly string[] {
  const leavesHold = task.status === 'on-hold' && verb !== 'amend' && verb !== 'reassign';
  const isUndone = verb === 'send-back' || verb === 'reopen';
  return [
    ...(leavesHold ? HOLD_MEMORY : []),
    ...(verb === 'release' ? [STARTED_FROM] : []),
    ...(isUndone && doneByOf(task) !== undefined ? [DONE_BY] : []),
    ...(isUndone && leavesChildren(task) ? [CHILDREN_LEFT_OPEN] : []),
  ];
}

/** FHIR JSON has no undefined and no empty objects (hl7.org/fhir/R4/json.html). */
function withoutUndefined(task: Task): Task {
  const parts = Object.entries(task).filter(
    ([name, value]) => value !== undefined && !(name === 'restriction' && Object.keys(value).length === 0),
  );
  return Object.fromEntries(parts) as unknown as Task;
}
