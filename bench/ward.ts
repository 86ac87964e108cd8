import { randomBytes } from 'node:crypto';
import type { Resource, Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { putKnownAccounts, putKnownClients } from '@/lib/server/access/known-accounts';
import { makeActor } from '@/lib/server/access/make-actor';
import { pool } from '@/lib/server/database/pool';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { seededRandom } from '../prisma/seed/random';

const ROLE = { system: 'http://snomed.info/sct', code: '224535009', display: 'Registered nurse' };
const PRIORITIES = ['routine', 'routine', 'routine', 'routine', 'urgent', 'asap', 'stat'] as const;
const TYPES = 12;
const PATIENTS = 2000;
const IN_ONE_COMMIT = 200;
const AT_ONCE = 4;
const MINUTE = 60_000;
const WEEK_IN_MINUTES = 7 * 24 * 60;

/** Every so manieth task is on the ward of the nurse whose list is measured. */
export const WARDS = 10;
/** The key that holds the work of the measured ward's nurses. */
export const WARD_KEY = `role:${ROLE.system}|${ROLE.code}@bench-ward-0`;
export const USERNAME = 'bench-nurse';

type Filling = { from: number; until: number; now: Date; seed: number };

/** The id of the task with this number; it is on the measured ward when the number divides by WARDS. */
export function idOfTask(number: number): string {
  return `bench-task-${number}`;
}

/** The software agent of the benchmark. */
export const CLIENT = { clientId: 'bench-agent', scopes: ['system/Task.rus'] };

/** The nurses by ward; the password is that of the first one, the secret that of the agent. */
export type Ward = { nurses: readonly [Actor, ...Actor[]]; password: string; secret: string };

/** Wards with one nurse each who have an account, patients, and a software agent. */
export async function openWard(now: Date): Promise<Ward> {
  const resources = directory();
  for (let from = 0; from < resources.length; from += IN_ONE_COMMIT) {
    await put(resources.slice(from, from + IN_ONE_COMMIT));
  }
  const [password, secret] = [newPassword(), newPassword()];
  await putKnownAccounts(
    Array.from({ length: WARDS }, (_, ward) => ({
      username: usernameOf(ward),
      display: `Bench Nurse ${ward}`,
      password: ward === 0 ? password : newPassword(),
      accessRole: 'clinician',
      practitioner: `Practitioner/bench-nurse-${ward}`,
      units: [`bench-ward-${ward}`],
    })),
    now,
  );
  await putKnownClients([{ ...CLIENT, secret, display: 'Bench Agent', device: 'Device/bench-agent' }], now);
  const first = await nurseOf(0);
  const others = await Promise.all(Array.from({ length: WARDS - 1 }, (_, index) => nurseOf(index + 1)));
  return { nurses: [first, ...others], password, secret };
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

function usernameOf(ward: number): string {
  return ward === 0 ? USERNAME : `${USERNAME}-${ward}`;
}

async function nurseOf(ward: number): Promise<Actor> {
  const username = usernameOf(ward);
  const { rows } = await pool().query<{ id: string }>('select id from account where username = $1', [username]);
  const actor = await makeActor(rows[0]?.id ?? '');
  if (actor === undefined) {
    throw new Error(`The account ${username} of the benchmark is not there.`);
  }
  return actor;
}

/** Fills the store through its own commit and projection with open tasks number `from` up to, and without, `until`. */
export async function fillWard({ from, until, now, seed }: Filling): Promise<void> {
  let next = from;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < until) {
        const first = next;
        next = Math.min(until, first + IN_ONE_COMMIT);
        await put(Array.from({ length: next - first }, (_, index) => taskOf(first + index, { now, seed })));
      }
    }),
  );
  await pool().query('vacuum analyze');
}

async function put(resources: readonly (Resource & { id: string })[]): Promise<void> {
  await repositoryFor(SYSTEM_ACTOR).commit(resources.map((resource) => ({ kind: 'put', resource })));
}

function directory(): (Resource & { id: string })[] {
  const patients = Array.from({ length: PATIENTS }, (_, patient) => ({
    resourceType: 'Patient' as const,
    id: `bench-patient-${patient}`,
    name: [{ family: `Family${patient}`, given: ['Given'] }],
    identifier: [{ type: { coding: [{ code: 'MR' }] }, system: 'https://bench.example/mrn', value: `MRN ${patient}` }],
    birthDate: '1950-01-01',
  }));
  const wards = Array.from({ length: WARDS }, (_, ward): (Resource & { id: string })[] => [
    { resourceType: 'Location', id: `bench-ward-${ward}`, status: 'active', name: `Ward ${ward}` },
    { resourceType: 'Practitioner', id: `bench-nurse-${ward}`, name: [{ family: `Nurse${ward}`, given: ['Bench'] }] },
    {
      resourceType: 'PractitionerRole',
      id: `bench-role-${ward}`,
      active: true,
      practitioner: { reference: `Practitioner/bench-nurse-${ward}` },
      code: [{ coding: [ROLE] }],
      location: [{ reference: `Location/bench-ward-${ward}` }],
    },
  ]);
  return [...wards.flat(), ...patients];
}

function taskOf(number: number, { now, seed }: { now: Date; seed: number }): Task & { id: string } {
  // Of its own number, so that a task is the same however many are made, and in whichever order.
  const random = seededRandom(seed * 1_000_003 + number);
  const due = new Date(now.getTime() + random.whole(-WEEK_IN_MINUTES / 14, WEEK_IN_MINUTES) * MINUTE);
  return {
    resourceType: 'Task',
    id: idOfTask(number),
    status: 'requested',
    intent: 'order',
    priority: random.pick(PRIORITIES),
    code: {
      coding: [{ system: 'https://taskward.health/fhir/CodeSystem/task-type', code: `type-${random.whole(1, TYPES)}` }],
      text: `Task ${number}`,
    },
    description: 'What a colleague would write about it, in one or two lines of text.',
    for: { reference: `Patient/bench-patient-${random.whole(0, PATIENTS - 1)}` },
    location: { reference: `Location/bench-ward-${number % WARDS}` },
    performerType: [{ coding: [ROLE] }],
    requester: { reference: 'Practitioner/somebody', display: 'Somebody' },
    authoredOn: now.toISOString(),
    lastModified: now.toISOString(),
    restriction: { period: { end: due.toISOString() } },
  };
}
