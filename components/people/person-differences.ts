import type { Person } from '@/lib/domain/access/person';
import type { Say } from '@/lib/domain/words/said';
import { ACCESS_WORDS, heldWords } from './account-words';

/** One setting that somebody else changed. */
export type Difference = { label: string; before: string; after: string };

/** What is different about an account since it was seen. */
export function personDifferencesOf(seen: Person, current: Person, say: Say): readonly Difference[] {
  const [before, after] = [settingsOf(seen, say), settingsOf(current, say)];
  return before
    .map(([label, value], index) => ({ label, before: value, after: after[index]?.[1] ?? '' }))
    .filter((difference) => difference.before !== difference.after);
}

type Setting = readonly [label: string, value: string];

function settingsOf({ display, accessRole, practitioner, roles, units }: Person, say: Say): readonly Setting[] {
  const none = say('none');
  return [
    [say('Name'), display],
    [say('Access role'), say(ACCESS_WORDS[accessRole].label)],
    [say('Practitioner'), practitioner === null ? none : `${practitioner.display} (${practitioner.reference})`],
    [say('Roles'), roles.map((role) => heldWords(role, say)).join(', ') || none],
    [say('Units'), units.map((unit) => unit.display).join(', ') || none],
  ];
}
