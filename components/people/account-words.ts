import type { Tone } from '@/components/ui/badge';
import type { Person, PersonAccessRole } from '@/lib/domain/access/person';
import { type Say, words } from '@/lib/domain/words/said';

/** What each access role is called, and what it lets somebody do. */
export const ACCESS_WORDS: Record<PersonAccessRole, { label: string; hint: string }> = {
  clinician: { label: words('Clinician'), hint: words('Makes tasks and works on those of their own roles and units.') },
  supervisor: {
    label: words('Supervisor'),
    hint: words('As a clinician, and moves the work of others on their units.'),
  },
  manager: { label: words('Manager'), hint: words('Reads the board and the dashboard; changes no task.') },
  auditor: { label: words('Auditor'), hint: words('Reads tasks, their history and the dashboard; changes nothing.') },
  admin: { label: words('Administrator'), hint: words('Looks after accounts, units and shifts; changes no task.') },
};

/** How far an account has come, in words. */
export const STATE_WORDS: Record<Person['state'], { label: string; tone: Tone }> = {
  active: { label: words('Active'), tone: 'good' },
  invited: { label: words('Link not used yet'), tone: 'info' },
  'link-expired': { label: words('Link has run out'), tone: 'asap' },
  disabled: { label: words('Disabled'), tone: 'plain' },
};

type Held = { display: string; unit: { display: string } | null };

/** `Registered nurse, Ward A`; a role without a unit is held in any. */
export function heldWords({ display, unit }: Held, say: Say): string {
  return unit === null ? say('{role}, any unit', { role: display }) : `${display}, ${unit.display}`;
}

/** Whether every word typed stands somewhere in what a row shows of an account. */
export function isMeant(person: Person, text: string, say: Say): boolean {
  const shown = [
    person.display,
    person.username,
    say(ACCESS_WORDS[person.accessRole].label),
    say(STATE_WORDS[person.state].label),
    person.practitioner?.display,
    person.practitioner?.reference,
    ...person.roles.map((role) => heldWords(role, say)),
    ...person.units.map(({ display }) => display),
  ];
  const all = shown.join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
