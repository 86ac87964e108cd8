import type { Task } from '@medplum/fhirtypes';
import { lastInstantOf } from '@/lib/domain/fhir/instant';
import { sameJson } from '@/lib/domain/fhir/same-json';
import { wordsOf } from '@/lib/domain/fhir/token';
import { heldUntilOf } from './task-hold';
import { FORM_OF_VERB, formOf } from './task-policy';
import { impossible, missing, type Refused } from './task-refusals';
import { needsReason } from './task-rules';
import type { TaskVerb } from './task-verb';
import type { VerbQuestion } from './verb-question';

/** 422 when people leave out what the verb asks for. Agents are systems: they may. */
export function judgeInput(verb: TaskVerb, question: VerbQuestion): Refused | undefined {
  const { after, difference, relations, policy, now } = question;
  const form = formOf(policy, verb);
  // Whoever completes it: what a type asks for is there once a task of it is completed.
  const isBound = verb === 'complete' || !relations.has('agent');
  if (isBound && form !== undefined && !hasForm(verb, question, form)) {
    return missing(verb, 'form');
  }
  if (relations.has('agent')) {
    return undefined;
  }
  if (needsReason(verb, difference.from) && reasonGiven(question) === undefined) {
    return missing(verb, 'reason');
  }
  const until = verb === 'hold' ? lastInstantOf(heldUntilOf(after), 'UTC') : undefined;
  return until !== undefined && until < now
    ? impossible('task.hold.until', 'The time it is held until has passed.', 'Give a later time, or none.')
    : undefined;
}

/** The reason for this step, in words. One that stood there before is the reason of an earlier step. */
export function reasonGiven({ before, after, isNamed }: VerbQuestion): string | undefined {
  const words = wordsOf(after.statusReason)?.trim();
  const isStale = !isNamed && sameJson(before.statusReason, after.statusReason);
  return words === '' || isStale ? undefined : words;
}

const FORM_AT = /(^|\/)QuestionnaireResponse\/[^/]+(\/_history\/[^/]+)?$/;

/**
 * Whether an output is the filled form of the verb: in the store, on another server, or carried inside the Task. That of
 * completing may have been written before; that of another verb comes with it each time.
 */
function hasForm(verb: TaskVerb, { before, after }: VerbQuestion, form: string): boolean {
  const earlier = verb === 'complete' ? 0 : (before.output ?? []).length;
  return (after.output ?? []).slice(earlier).some(({ type, valueReference }) => {
    const reference = valueReference?.reference;
    const isOfAnother = type.coding?.some(({ system, code }) => system === FORM_OF_VERB && code !== verb) === true;
    return !isOfAnother && reference !== undefined && (FORM_AT.test(reference) || carriesForm(after, reference, form));
  });
}

function carriesForm(task: Task, reference: string, form: string): boolean {
  return (task.contained ?? []).some(
    (each) =>
      each.resourceType === 'QuestionnaireResponse' &&
      reference === `#${each.id}` &&
      each.questionnaire?.split('|')[0] === form.split('|')[0],
  );
}
