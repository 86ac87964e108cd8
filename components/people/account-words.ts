import type { Tone } from '@/components/ui/badge';
import type { Person, PersonAccessRole } from '@/lib/domain/access/person';

/** What each access role is called, and what it lets somebody do. */
export const ACCESS_WORDS: Record<PersonAccessRole, { label: string; hint: string }> = {
  clinician: { label: 'Clinician', hint: 'Makes tasks and works on those of their own roles and units.' },
  supervisor: { label: 'Supervisor', hint: 'As a clinician, and moves the work of others on their units.' },
  manager: { label: 'Manager', hint: 'Reads the board and the dashboard; changes no task.' },
  auditor: { label: 'Auditor', hint: 'Reads tasks, their history and the dashboard; changes nothing.' },
  admin: { label: 'Administrator', hint: 'Looks after accounts, units and shifts; changes no task.' },
};

/** How far an account has come, in words. */
export const STATE_WORDS: Record<Person['state'], { label: string; tone: Tone }> = {
  active: { label: 'Active', tone: 'good' },
  invited: { label: 'Link not used yet', tone: 'info' },
  'link-expired': { label: 'Link has run out', tone: 'asap' },
  disabled: { label: 'Disabled', tone: 'plain' },
};

type Held = { display: string; unit: { display: string } | null };

/** `Registered nurse, Ward A`; a role without a unit is held in any. */
export function heldWords({ display, unit }: Held): string {
  return `${display}, ${unit?.display ?? 'any unit'}`;
}

/** Whether every word typed stands somewhere in what a row shows of an account. */
export function isMeant(person: Person, text: string): boolean {
  const shown = [
    person.display,
    person.username,
    ACCESS_WORDS[person.accessRole].label,
    STATE_WORDS[person.state].label,
    person.practitioner?.display,
    person.practitioner?.reference,
    ...person.roles.map(heldWords),
    ...person.units.map(({ display }) => display),
  ];
  const all = shown.join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
