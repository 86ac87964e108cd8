import type { People, Person } from '@/lib/domain/access/person';

/** The choices of the form with what the account holds already: its Practitioner is nobody else's to choose, a ward may have closed. */
export function withOwnChoices(choices: People, { practitioner, roles, units }: Person): People {
  return {
    ...choices,
    practitioners: joined(choices.practitioners, practitioner === null ? [] : [practitioner], byReference),
    roles: joined(choices.roles, roles, ({ role }) => role),
    units: joined(choices.units, [...units, ...roles.flatMap(({ unit }) => unit ?? [])], byReference),
  };
}

function byReference({ reference }: { reference: string }): string {
  return reference;
}

function joined<Choice extends { display: string }>(
  choices: readonly Choice[],
  own: readonly Choice[],
  keyOf: (choice: Choice) => string,
): Choice[] {
  const all = new Map([...own, ...choices].map((choice) => [keyOf(choice), choice]));
  return [...all.values()].sort((a, b) => a.display.localeCompare(b.display));
}
