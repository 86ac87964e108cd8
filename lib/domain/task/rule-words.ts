import type { Relation } from './task-relation';
import type { TaskVerb } from './task-verb';

/** Who stands how to a task, in the words of a sentence about it. */
export const RELATION_WORDS: Record<Relation, string> = {
  owner: 'its owner',
  team: 'a member of the team that has it',
  requester: 'the person who asked for it',
  candidate: 'somebody who holds its role there',
  supervisor: 'a supervisor of its unit',
  agent: 'a software agent',
};

/** What a verb does, after `can`. */
export const VERB_PHRASES: Record<TaskVerb, string> = {
  offer: 'offer it',
  claim: 'claim it',
  accept: 'accept it',
  decline: 'decline it',
  release: 'release it',
  start: 'start it',
  hold: 'put it on hold',
  resume: 'resume it',
  complete: 'complete it',
  check: 'check it',
  'send-back': 'send it back',
  fail: 'say that it failed',
  cancel: 'cancel it',
  reassign: 'hand it over',
  reopen: 'reopen it',
  'mark-in-error': 'mark it as an error',
  amend: 'change what is asked for',
};

/** The sentence for those who may not, and where they can turn. Agents are not named to people, unless nobody else may. */
export function whoMay(verb: TaskVerb, who: readonly Relation[]): { message: string; wayForward: string } {
  const people = who.filter((relation) => relation !== 'agent');
  const named = people.length === 0 ? who : people;
  if (named.length === 0) {
    return { message: `Nobody can ${VERB_PHRASES[verb]} here.`, wayForward: 'Ask who sets the rules of this site.' };
  }
  const words = listed(named.map((relation) => RELATION_WORDS[relation]));
  return { message: `Only ${words} can ${VERB_PHRASES[verb]} here.`, wayForward: `Ask ${words}.` };
}

/** `a, b or c`. */
export function listed(words: readonly string[], last: 'or' | 'and' = 'or'): string {
  const [end = '', ...rest] = words.toReversed();
  return rest.length === 0 ? end : `${rest.toReversed().join(', ')} ${last} ${end}`;
}
