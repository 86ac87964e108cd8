import type { Annotation, Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { lastInstantOf } from '@/lib/domain/fhir/instant';
import { handleOf } from '@/lib/domain/fhir/reference';
import { sameJson } from '@/lib/domain/fhir/same-json';
import { judgeDoer } from './judge-check';
import { heldFromOf } from './task-hold';
import { forbidden, impossible, type Refused } from './task-refusals';
import type { TaskStatus } from './task-status';
import type { TaskVerb } from './task-verb';
import type { VerbQuestion } from './verb-question';

type Words = readonly [rule: string, message: string, wayForward: string];

/** What nobody may change, part by part. The last one stands for any other. */
const FIXED: Record<string, Words> = {
  intent: ['task.intent.fixed', 'The intent of a task never changes.', 'Make a new task instead.'],
  for: ['task.patient.fixed', 'A task stays with its patient.', 'Cancel it and make a new one for the right patient.'],
  requester: ['task.requester.fixed', 'Who asked for a task stays as recorded.', 'Make a new task in your own name.'],
  authoredOn: ['task.requester.fixed', 'When a task was asked for stays as recorded.', 'Leave the time as it was.'],
  note: ['task.note.kept', 'A note that was written stays.', 'Add another note that puts it right.'],
  output: ['task.result.kept', 'A result that was recorded stays.', 'Add the right one and say so in a note.'],
  contained: ['task.contained.kept', 'What the task carries inside it stays.', 'Leave it as it was.'],
};

/** How far two clocks may be apart, in milliseconds. */
const CLOCKS_APART = 5 * 60_000;

const STARTED: readonly TaskStatus[] = ['in-progress', 'on-hold'];

/** 422 when a part is changed that stays as it is. Agents bring records of other systems; only intent binds them too. */
export function judgeParts(verb: TaskVerb, question: VerbQuestion): Refused | undefined {
  const { parts, relations, before, after } = question;
  const isAgent = relations.has('agent');
  const fixed = parts.find(({ part, kind }) => kind === 'fixed' && (part === 'intent' || !isAgent));
  if (fixed !== undefined) {
    return impossible(
      ...(FIXED[fixed.part] ?? ['task.part.fixed', 'This part of a task stays.', 'Leave it as it was.']),
    );
  }
  const doer = judgeDoer(verb, question);
  if (isAgent || doer !== undefined) {
    return doer;
  }
  if (STARTED.includes(before.status) && parts.some(({ kind }) => kind === 'request')) {
    const way = 'Cancel it and ask for a new task.';
    return impossible('task.request.started', 'Work has started: what is asked for stays.', way);
  }
  if (endsLater(after, question.now)) {
    return impossible('task.period.later', 'Work cannot have ended in the future.', 'Leave the time to Taskward.');
  }
  if (!remembersHold(verb, before, after)) {
    return impossible('task.hold.from', 'The status before the hold stays as recorded.', 'Leave it as it was.');
  }
  return undefined;
}

function endsLater({ executionPeriod }: Task, now: Date): boolean {
  const end = lastInstantOf(executionPeriod?.end, 'UTC');
  const begun = lastInstantOf(executionPeriod?.start, 'UTC') ?? now;
  return end !== undefined && end.getTime() > Math.max(now.getTime(), begun.getTime()) + CLOCKS_APART;
}

/** Resuming leads back to where the hold began, so nobody may write another status there. */
function remembersHold(verb: TaskVerb, before: Task, after: Task): boolean {
  const held = heldFromOf(after);
  const began = verb === 'hold' ? before.status : heldFromOf(before);
  return after.status !== 'on-hold' || held === began || (verb === 'hold' && held === undefined);
}

/** What judging the notes of a new task, or those added to one, needs to know. */
type NotesQuestion = { before: Task | undefined; after: Task; actor: Actor; now: Date };

/** When people write in another name, or say that they wrote at another time; undefined otherwise. */
export function judgeNotes({ before, after, actor, now }: NotesQuestion): Refused | undefined {
  if (actor.accessRole === 'agent') {
    return undefined;
  }
  const added = (after.note ?? []).filter((note) => !before?.note?.some((earlier) => sameJson(earlier, note)));
  const isOwn = ({ authorReference, authorString }: Annotation) => {
    const author = handleOf(authorReference, after);
    return authorString === undefined && author !== undefined && actor.handles.includes(author);
  };
  if (!added.every(isOwn)) {
    return forbidden('task.note.author', 'A note is written in your own name.', 'Leave the author to Taskward.');
  }
  const isNow = ({ time }: Annotation) =>
    time !== undefined && Math.abs(Date.parse(time) - now.getTime()) < CLOCKS_APART;
  return added.every(isNow)
    ? undefined
    : impossible('task.note.time', 'A note is written now.', 'Leave the time to Taskward.');
}
