import { lastInstantOf } from '@/lib/domain/fhir/instant';
import { judgeChecker } from './judge-check';
import { judgeNotes } from './judge-parts';
import { PART_RIGHTS } from './task-parts';
import { forbidden, notYours, type Refused } from './task-refusals';
import { isFree, type Relation } from './task-relation';
import type { TaskVerb } from './task-verb';
import { UNDO_MINUTES } from './undo-time';
import type { VerbQuestion } from './verb-question';

/** Whether the verb is this actor's to do at all; undefined when it is. */
export function judgeWho(verb: TaskVerb, question: VerbQuestion): Refused | undefined {
  if (!mayDo(verb, question)) {
    return notYours(verb, question.policy.rules[verb]);
  }
  if (verb === 'reopen' && isTooLate(question)) {
    return forbidden(
      'task.reopen.window',
      `You could take it back for ${UNDO_MINUTES} minutes; that time is over.`,
      'Ask your supervisor to reopen it.',
    );
  }
  const checker = judgeChecker(verb, question);
  if (checker !== undefined) {
    return checker;
  }
  // A step of the work is no way around the rule who may change what was asked for.
  return mayChangeParts(verb, question) ? judgeNotes(question) : notYours('amend', question.policy.rules.amend);
}

function mayDo(verb: TaskVerb, question: VerbQuestion): boolean {
  // Whoever gave a task away a moment ago is no longer its owner, and still may take that back.
  const holds =
    question.undoes !== undefined ||
    question.policy.rules[verb].who.some((relation) => question.relations.has(relation));
  switch (verb) {
    case 'amend':
      return holds || question.parts.length > 0;
    case 'start':
    case 'complete':
      return holds || takesDirectly(question);
    default:
      return holds;
  }
}

function mayChangeParts(verb: TaskVerb, question: VerbQuestion): boolean {
  const { relations, parts } = question;
  const isTheirs = (relation: Relation) =>
    relations.has(relation) || (relation === 'owner' && verb !== 'claim' && takesDirectly(question));
  return (
    relations.has('agent') ||
    parts.every(({ kind }) => {
      const rights = PART_RIGHTS[kind];
      return rights === 'anybody' || rights.some(isTheirs);
    })
  );
}

/** Claiming and starting in one press, where the type of the task allows it. */
function takesDirectly(question: VerbQuestion): boolean {
  const { before, actor, policy, difference, relations } = question;
  const mayClaim = policy.rules.claim.who.some((relation) => relations.has(relation));
  return policy.direct && difference.owner === 'taken' && isFree(before, actor) && mayClaim;
}

function isTooLate({ before, relations, now }: VerbQuestion): boolean {
  if (relations.has('supervisor') || relations.has('agent')) {
    return false;
  }
  const closed = lastInstantOf(before.meta?.lastUpdated ?? before.executionPeriod?.end ?? before.lastModified, 'UTC');
  return closed === undefined || now.getTime() - closed.getTime() > UNDO_MINUTES * 60_000;
}
