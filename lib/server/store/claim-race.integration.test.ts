import type { Task } from '@medplum/fhirtypes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { StaleTaskError } from '@/lib/domain/fhir/errors';
import { applyVerb } from '@/lib/domain/task/apply-verb';
import { DEFAULT_POLICY } from '@/lib/domain/task/task-policy';
import { testDatabase } from '@/lib/server/database/test-database';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';

const CLAIMERS = 64;
const ROUNDS = process.env.PROVE === '1' ? 1000 : 50;
const ROLE = { system: 'http://snomed.info/sct', code: '224535009', display: 'Registered nurse' };

const nurse = (number: number): Actor => ({
  accountId: `nurse-${number}`,
  username: `nurse-${number}`,
  accessRole: 'clinician',
  reference: `Practitioner/nurse-${number}`,
  display: `Nurse ${number}`,
  handles: [`Practitioner/nurse-${number}`],
  teams: [],
  rolesAtPlaces: [{ role: `${ROLE.system}|${ROLE.code}`, display: ROLE.display, unit: undefined }],
  units: [],
  scopes: [],
});

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function offerTask(id: string): Promise<void> {
  const resource: Task & { id: string } = {
    resourceType: 'Task',
    id,
    status: 'requested',
    intent: 'order',
    code: { text: 'Wound check' },
    performerType: [{ coding: [ROLE] }],
    authoredOn: '2026-01-01T08:00:00Z',
  };
  await repositoryFor(SYSTEM_ACTOR).commit([{ kind: 'put', resource, mustBeNew: true }]);
}

type Claim = (actor: Actor, id: string, seenVersion: string) => Promise<void>;

/** The claim of the product: the version seen goes along, and `commit` compares it. */
const claim: Claim = async (actor, id, seenVersion) => {
  const repository = repositoryFor(actor);
  const { task } = await repository.readTask(id);
  const resource = {
    ...applyVerb(task, {
      verb: 'claim',
      action: { seenVersion },
      actor,
      policy: DEFAULT_POLICY,
      now: new Date(),
      heldFrom: undefined,
    }),
    id,
  };
  await repository.commit([{ kind: 'put', resource, seenVersion, verb: 'claim' }]);
};

/** A naive claim: look whether it is free, then write whatever is there by now. It must be caught by the same test. */
const naiveClaim: Claim = async (actor, id) => {
  const { rows } = await database.pool.query<{ owner: string | null }>('select owner from task_row where id = $1', [
    id,
  ]);
  if (rows[0]?.owner !== null) {
    throw new StaleTaskError({ resourceType: 'Task', status: 'accepted', intent: 'order' });
  }
  await database.pool.query('update task_row set owner = $2 where id = $1', [id, actor.reference]);
};

async function winnersOf(id: string, how: Claim): Promise<number> {
  const answers = await Promise.allSettled(
    Array.from({ length: CLAIMERS }, (_, number) => how(nurse(number), id, '1')),
  );
  const losers = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
  expect(losers.filter((error) => !(error instanceof StaleTaskError))).toEqual([]);
  return answers.length - losers.length;
}

test(`of ${CLAIMERS} nurses who claim the same task at once exactly one gets it, ${ROUNDS} times over`, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    await offerTask(`race-${round}`);
    expect(await winnersOf(`race-${round}`, claim)).toBe(1);
    const { rows } = await database.pool.query('select from task_event where task_id = $1 and verb = $2', [
      `race-${round}`,
      'claim',
    ]);
    expect(rows).toHaveLength(1);
  }
});

test('a claim that looks first and writes later has more than one winner, and this test sees it', async () => {
  let most = 0;
  for (let round = 0; round < 20 && most < 2; round += 1) {
    await offerTask(`naive-${round}`);
    most = Math.max(most, await winnersOf(`naive-${round}`, naiveClaim));
  }
  expect(most).toBeGreaterThan(1);
});
