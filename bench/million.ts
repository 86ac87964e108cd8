import { randomBytes } from 'node:crypto';
import type { Resource } from '@medplum/fhirtypes';
import { putKnownAccounts } from '@/lib/server/access/known-accounts';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { fillYears, NURSE, openYears } from './hospital-years';
import { print } from './report';
import { sessionOf } from './site';
import { fillWard, openWard, USERNAME, WARDS } from './ward';

/** Open work of ten wards: the store's own commits, so with history, projection, audit and ledger. */
export const OPEN_TASKS = 50_000;

/** Who looks at the million: a manager sees all open work, the nurses of a ward a tenth of it. */
export type Watchers = { nurse: string; colleague: string; manager: string };

type Filling = { tasks: number; seed: number; now: Date };

/**
 * Fills the store with so many tasks, of which OPEN_TASKS are open, and signs three people in; answers their cookies.
 * Closed tasks are copies in the database of some that were committed (hospital-years.ts): they stand in lists and
 * searches as any other, and have no story.
 */
export async function openMillion(url: string, { tasks, seed, now }: Filling): Promise<Watchers> {
  const { password } = await openWard(now);
  const own = randomBytes(24).toString('base64url');
  await openColleagues(own, now);
  const begun = Date.now();
  await fillWard({ from: 0, until: OPEN_TASKS, now, seed });
  print(`${OPEN_TASKS} open tasks on ${WARDS} wards, committed in ${secondsSince(begun)} s`);
  const closedBegun = Date.now();
  await openYears(seed);
  await fillYears({ kind: 'closed', from: 0, until: Math.max(0, tasks - OPEN_TASKS), now });
  print(`${tasks - OPEN_TASKS} closed tasks, copied in ${secondsSince(closedBegun)} s`);
  return {
    nurse: await sessionOf(url, { username: USERNAME, password }),
    colleague: await sessionOf(url, { username: 'bench-colleague', password: own }),
    manager: await sessionOf(url, { username: 'bench-manager', password: own }),
  };
}

/** A second nurse of the first ward, and a manager. */
async function openColleagues(password: string, now: Date): Promise<void> {
  const resources: (Resource & { id: string })[] = [
    { resourceType: 'Practitioner', id: 'bench-colleague', name: [{ family: 'Colleague', given: ['Bench'] }] },
    { resourceType: 'Practitioner', id: 'bench-manager', name: [{ family: 'Manager', given: ['Bench'] }] },
    {
      resourceType: 'PractitionerRole',
      id: 'bench-role-colleague',
      active: true,
      practitioner: { reference: 'Practitioner/bench-colleague' },
      code: [{ coding: [NURSE] }],
      location: [{ reference: 'Location/bench-ward-0' }],
    },
  ];
  await repositoryFor(SYSTEM_ACTOR).commit(resources.map((resource) => ({ kind: 'put', resource })));
  const account = (name: string, accessRole: 'clinician' | 'manager') => ({
    username: `bench-${name}`,
    display: `Bench ${name}`,
    password,
    accessRole,
    practitioner: `Practitioner/bench-${name}`,
    units: ['bench-ward-0'],
  });
  await putKnownAccounts([account('colleague', 'clinician'), account('manager', 'manager')], now);
}

function secondsSince(begun: number): string {
  return ((Date.now() - begun) / 1000).toFixed(0);
}
