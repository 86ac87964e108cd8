import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { lastInstantOf } from '@/lib/domain/fhir/instant';
import { amendmentOf, type TaskDifference } from './task-difference';
import type { TaskPolicy } from './task-policy';
import { forbidden, impossible, missing, noSuchStep, notFromHere, notYours, type Refused } from './task-refusals';
import type { Relation } from './task-relation';
import { needsReason, TASK_RULES } from './task-rules';
import type { TaskStatus } from './task-status';
import { hasStep, type Preset } from './task-transitions';
import type { TaskVerb } from './task-verb';

/** How long after closing it an owner may still take it back, in minutes. */
export const UNDO_MINUTES = 5;

export type VerbQuestion = {
  before: Task;
  after: Task;
  actor: Actor;
  relations: ReadonlySet<Relation>;
  difference: TaskDifference;
  policy: TaskPolicy;
  heldFrom: TaskStatus | undefined;
  now: Date;
  preset?: Preset;
};
type Allowed = { allowed: true; act: { verb: TaskVerb; from: TaskStatus; to: TaskStatus; reason?: string } };

/** Judges one verb in the order of refusals: whose it is, then whether the status allows it, then the input. */
export function judgeVerb(verb: TaskVerb, question: VerbQuestion): Allowed | Refused {
  const refused = judgeWho(verb, question) ?? judgeStep(verb, question) ?? judgeInput(verb, question);
  if (refused !== undefined) {
    return refused;
  }
  const { from, to } = question.difference;
  const reason = needsReason(verb, from) || verb === 'release' ? question.after.statusReason?.text : undefined;
  return { allowed: true, act: { verb, from, to, ...(reason !== undefined && { reason }) } };
}

function judgeWho(verb: TaskVerb, question: VerbQuestion): Refused | undefined {
  const { relations } = question;
  const held = TASK_RULES[verb].who.some((relation) => relations.has(relation));
  switch (verb) {
    case 'amend': return held || mayAmend(question) ? undefined : notYours(verb);
    case 'start':
    case 'complete': return held || takesDirectly(question) ? undefined : notYours(verb);
    case 'reopen': return held && !isTooLate(question) ? undefined : held ? tooLate() : notYours(verb);
    default: return held ? undefined : notYours(verb);
  }
}

function mayAmend({ before, after, relations }: VerbQuestion): boolean {
  const extent = amendmentOf(before, after);
  return extent === 'note' || (extent === 'work' && relations.has('owner'));
}

/** Claiming and starting in one press, where the type of the task allows it. */
function takesDirectly({ policy, difference, relations, before }: VerbQuestion): boolean {
  const free = before.owner === undefined || relations.has('team');
  return policy.direct && difference.owner === 'taken' && free && (relations.has('candidate') || relations.has('team'));
}

function isTooLate({ before, relations, now }: VerbQuestion): boolean {
  if (relations.has('supervisor') || relations.has('agent')) {
    return false;
  }
  const closed = lastInstantOf(before.executionPeriod?.end ?? before.lastModified ?? before.meta?.lastUpdated, 'UTC');
  return closed === undefined || now.getTime() - closed.getTime() > UNDO_MINUTES * 60_000;
}

function tooLate(): Refused {
  return forbidden('task.reopen.window', `You could take it back for ${UNDO_MINUTES} minutes; that time is over.`, 'Ask your supervisor to reopen it.');
}

function judgeStep(verb: TaskVerb, question: VerbQuestion): Refused | undefined {
  const { difference: { from, to, owner }, relations, policy, preset = 'core', before } = question;
  const rule = TASK_RULES[verb];
  if (verb === 'claim' && before.owner !== undefined && !relations.has('team')) {
    return impossible('task.claim.owned', 'Somebody has it already.', 'Choose another task, or ask your supervisor to hand it to you.');
  }
  if (relations.has('agent')) {
    return from === to || hasStep(preset, from, to) ? undefined : noSuchStep(from, to);
  }
  if (policy.direct && skipsLegally(verb, question)) {
    return undefined;
  }
  if (!rule.from.includes(from)) {
    return notFromHere(verb, from);
  }
  const fits = from === to ? rule.to.includes('same') : rule.to.includes(to) && hasStep(preset, from, to);
  if (!fits || !rule.owner.includes(owner) || !leadsRight(verb, question)) {
    return verb === 'reassign' && owner === 'kept' ? missing(verb, 'to') : noSuchStep(from, to);
  }
  return undefined;
}

const ON_THE_WAY: readonly TaskStatus[] = ['requested', 'received', 'accepted', 'ready', 'in-progress'];

/** Skipping is legal where each skipped step would be: from open work, by its owner or by claiming it on the way. */
function skipsLegally(verb: TaskVerb, { difference: { from, to, owner }, relations, before }: VerbQuestion): boolean {
  const forward = (verb === 'start' && to === 'in-progress' && from !== to) || (verb === 'complete' && to === 'completed');
  const taken = owner === 'taken' && (before.owner === undefined || relations.has('team'));
  return forward && ON_THE_WAY.includes(from) && (taken || (owner === 'kept' && relations.has('owner')));
}

/** What the verb's own target is, where more than one status is possible. */
function leadsRight(verb: TaskVerb, { difference: { from, to }, policy, heldFrom }: VerbQuestion): boolean {
  switch (verb) {
    case 'claim': return from === 'ready' ? to === 'ready' : to === policy.claimTo;
    case 'resume': return heldFrom === undefined || to === heldFrom;
    case 'release': return from === 'ready' ? to === 'ready' : to === 'requested' || (from === 'in-progress' && to === 'ready');
    case 'reassign': return from === to || ((from === 'received' || from === 'accepted') && !policy.reassignKeepsStatus);
    default: return true;
  }
}

function judgeInput(verb: TaskVerb, { after, difference, relations, policy }: VerbQuestion): Refused | undefined {
  if (relations.has('agent')) {
    return undefined;
  }
  if (needsReason(verb, difference.from) && (after.statusReason?.text ?? after.statusReason?.coding?.[0]?.code) === undefined) {
    return missing(verb, 'reason');
  }
  const hasForm = (after.output ?? []).some(({ valueReference }) => valueReference?.reference?.startsWith('QuestionnaireResponse/') === true);
  return verb === 'complete' && policy.form !== undefined && !hasForm ? missing(verb, 'form') : undefined;
}
