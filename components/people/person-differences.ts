import type { Person } from '@/lib/domain/access/person';
import { ACCESS_WORDS, heldWords } from './account-words';

/** One setting that somebody else changed. */
export type Difference = { label: string; before: string; after: string };

/** What is different about an account since it was seen. */
export function personDifferencesOf(seen: Person, current: Person): readonly Difference[] {
  const [before, after] = [settingsOf(seen), settingsOf(current)];
  return Object.keys(before)
    .map((label) => ({ label, before: before[label] ?? '', after: after[label] ?? '' }))
    .filter((difference) => difference.before !== difference.after);
}

function settingsOf({ display, accessRole, practitioner, roles, units }: Person): Record<string, string> {
  return {
    Name: display,
    'Access role': ACCESS_WORDS[accessRole].label,
    Practitioner: practitioner === null ? 'none' : `${practitioner.display} (${practitioner.reference})`,
    Roles: roles.map(heldWords).join(', ') || 'none',
    Units: units.map((unit) => unit.display).join(', ') || 'none',
  };
}
