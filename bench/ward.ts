import type { Resource, Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';

const ROLE = { system: 'http://snomed.info/sct', code: '224535009', display: 'Registered nurse' };
const PRIORITIES = ['routine', 'routine', 'routine', 'routine', 'urgent', 'asap', 'stat'] as const;
const UNITS = 10;
const AT_ONCE = 200;
const MINUTE = 60_000;

/** The nurse whose list is measured: one role on one of the wards. */
export const BENCH_NURSE: Actor = {
  accountId: 'bench-nurse',
  username: 'bench-nurse',
  accessRole: 'clinician',
  reference: 'Practitioner/bench-nurse',
  display: 'Bench Nurse',
  handles: ['Practitioner/bench-nurse'],
  teams: [],
  rolesAtPlaces: [{ role: `${ROLE.system}|${ROLE.code}`, display: ROLE.display, unit: 'bench-ward-0' }],
  units: ['bench-ward-0'],
  scopes: [],
};

function directory(): (Resource & { id: string })[] {
  const wards = Array.from({ length: UNITS }, (_, ward) => ({
    resourceType: 'Location' as const,
    id: `bench-ward-${ward}`,
    status: 'active' as const,
    name: `Ward ${ward}`,
  }));
  const patients = Array.from({ length: 200 }, (_, patient) => ({
    resourceType: 'Patient' as const,
    id: `bench-patient-${patient}`,
    name: [{ family: `Family${patient}`, given: ['Given'] }],
    birthDate: '1950-01-01',
  }));
  return [
    ...wards,
    ...patients,
    { resourceType: 'Practitioner', id: 'bench-nurse', name: [{ family: 'Nurse', given: ['Bench'] }] },
    ...wards.map(({ id }) => ({
      resourceType: 'PractitionerRole' as const,
      id: `role-${id}`,
      active: true,
      practitioner: { reference: 'Practitioner/bench-nurse' },
      code: [{ coding: [ROLE] }],
      location: [{ reference: `Location/${id}` }],
    })),
  ];
}

function task(number: number, now: Date): Task & { id: string } {
  const due = new Date(now.getTime() + ((number * 7919) % (7 * 24 * 60)) * MINUTE - 12 * 60 * MINUTE);
  return {
    resourceType: 'Task',
    id: `bench-task-${number}`,
    status: 'requested',
    intent: 'order',
    priority: PRIORITIES[number % PRIORITIES.length] ?? 'routine',
    code: {
      coding: [{ system: 'https://taskward.health/fhir/CodeSystem/task-type', code: `type-${number % 12}` }],
      text: `Task ${number}`,
    },
    description: 'What a colleague would write about it, in one or two lines of text.',
    for: { reference: `Patient/bench-patient-${number % 200}` },
    location: { reference: `Location/bench-ward-${number % UNITS}` },
    performerType: [{ coding: [ROLE] }],
    requester: { reference: 'Practitioner/somebody', display: 'Somebody' },
    authoredOn: now.toISOString(),
    lastModified: now.toISOString(),
    restriction: { period: { end: due.toISOString() } },
  };
}

/** Fills the store through its own commit up to `until` open tasks; `from` is how many stand already. */
export async function fillWard({ from, until, now }: { from: number; until: number; now: Date }): Promise<void> {
  const repository = repositoryFor(SYSTEM_ACTOR);
  if (from === 0) {
    await repository.commit(directory().map((resource) => ({ kind: 'put', resource })));
  }
  for (let number = from; number < until; number += AT_ONCE) {
    const tasks = Array.from({ length: Math.min(AT_ONCE, until - number) }, (_, index) => task(number + index, now));
    await repository.commit(tasks.map((resource) => ({ kind: 'put', resource })));
  }
}
