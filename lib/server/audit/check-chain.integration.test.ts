import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPool } from '@/lib/server/database/pool';
import type { Queryable } from '@/lib/server/database/queryable';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { randomOf } from '@/lib/server/fhir/random-fixture';
import { startNumberer } from '@/lib/server/ledger/numberer';
import { until } from '@/lib/server/ledger/test-until';
import { actOnTask } from '@/lib/server/tasks/act-on-task';
import { readTaskPage } from '@/lib/server/tasks/read-task-page';
import { at, nurse, nurse3, openHospital, requestWoundCare } from '@/lib/server/tasks/test-hospital';
import { repositoryFor } from '@/lib/server/wiring';
import { chainWaiting, headOfChain, type Witness } from './chain';
import { ATTACK_NAMES, ATTACKS, type AttackName } from './chain-attacks-fixture';
import { checkChain } from './check-chain';

const SEED = Number(process.env.SEED ?? 20261125);
const ATTACKS_RUN = process.env.PROVE === '1' ? 10_000 : 1000;
const LONGEST = 1_200_000;
const ROUNDS = 8;

let database: TestDatabase;
let witness: Witness;
/** A hospital in which things were done, read and refused, chained in batches. */
beforeAll(async () => {
  database = await openHospital();
  for (let round = 0; round < ROUNDS; round += 1) {
    const now = at(round);
    const id = await requestWoundCare();
    await actOnTask(nurse, id, 'claim', { seenVersion: '1' }, { now });
    await readTaskPage(nurse, id, { now });
    await repositoryFor(nurse3).recordRefusal({ rule: 'access.not-visible', method: 'GET', about: `Task/${id}` });
    await chainWaiting(database.pool, now);
  }
  witness = await headOfChain(database.pool);
});
afterAll(() => database.close());

type Check = (db: Queryable) => Promise<boolean>;
const finds: Check = async (db) => (await checkChain(db, { witnesses: [witness] })).broken !== null;
/** Broken: every event against its own digest, and nothing else. */
const eachAlone: Check = async (db) => {
  const { rows } = await db.query<{ wrong: boolean }>(
    `select exists (select from audit_entry e left join resource r on r.type = 'AuditEvent' and r.id = e.id
       where r.content is null or audit_digest(r.content) <> e.digest) as wrong`,
  );
  return rows[0]?.wrong === true;
};
/** Broken: asks nobody who saw the chain before. */
const withoutWitness: Check = async (db) => (await checkChain(db)).broken !== null;

/** Attacks that a check misses, each on the whole chain and undone afterwards. */
async function missed(check: Check, names: readonly AttackName[], seed: number): Promise<string[]> {
  const random = randomOf(seed);
  const client = await database.pool.connect();
  const left: string[] = [];
  try {
    for (const name of names) {
      await client.query('begin');
      const what = await ATTACKS[name](client, random.below);
      if (!(await check(client))) {
        left.push(`${name}: ${what}`);
      }
      await client.query('rollback');
    }
  } finally {
    await client.query('rollback');
    client.release();
  }
  return left;
}

test('a chain that nobody touched is whole, to its end', async () => {
  const check = await checkChain(database.pool, { witnesses: [witness] });
  expect(check).toMatchObject({ broken: null, waiting: 0, until: at(ROUNDS - 1), head: witness });
  expect(check.events).toBeGreaterThan(ROUNDS * 5);
});

describe('whatever is done to it is found', () => {
  test(
    `every one of ${ATTACKS_RUN} attacks of ${ATTACK_NAMES.length} kinds`,
    async () => {
      const random = randomOf(SEED);
      const names = Array.from({ length: ATTACKS_RUN }, (_, number) =>
        number < ATTACK_NAMES.length ? (ATTACK_NAMES[number] as AttackName) : random.pick(ATTACK_NAMES),
      );
      expect(await missed(finds, names, SEED)).toEqual([]);
      process.stdout.write(`audit chain: ${names.length} of ${names.length} attacks found, seed ${SEED}\n`);
    },
    LONGEST,
  );

  test('a check that compares each event with its own digest is caught', async () => {
    expect((await missed(eachAlone, ATTACK_NAMES, SEED)).length).toBeGreaterThanOrEqual(8);
  });

  test('a check that asks no witness is caught by an end that was cut off and a chain made anew', async () => {
    // Of what was done the ledger knows as well; of what was read nobody else does.
    const names = Array.from({ length: 12 }, () => ATTACK_NAMES).flat();
    const left = await missed(withoutWitness, names, SEED);
    expect(left.map((each) => each.split(':')[0])).toEqual(
      expect.arrayContaining(['an event is changed and the chain made anew from there on']),
    );
  });

  test('the first broken place is named', async () => {
    const client = await database.pool.connect();
    await client.query('begin');
    await client.query(
      `update resource r set content = content || ' ' from audit_entry e where r.type = 'AuditEvent' and r.id = e.id and e.position in (20, 31)`,
    );
    const { broken } = await checkChain(client);
    await client.query('rollback');
    client.release();
    expect(broken).toMatchObject({ position: 20, fault: expect.stringMatching(/^The event .* was changed\.$/) });
  });
});

test('the numberer chains what was recorded, whoever recorded it, and what was never chained is found', async () => {
  const pool = openPool(database.url);
  const numberer = startNumberer(database.url);
  await repositoryFor(nurse).recordRead({ interaction: 'read', about: 'Patient/p1' });
  await until(async () => {
    const { waiting, events } = await checkChain(pool);
    return waiting === 0 && events > Number(witness.position);
  }, 'everything that waited is chained');
  await numberer.stop();
  await pool.query(
    "insert into resource (type, id, version, updated, content) values ('AuditEvent', 'forged', 1, now(), '{}')",
  );
  expect((await checkChain(pool)).broken?.fault).toBe('The event forged was never chained.');
  await pool.query("delete from resource where type = 'AuditEvent' and id = 'forged'");
  await pool.end();
});

test('what two callers chain at once stands in one chain', async () => {
  const repository = repositoryFor(nurse);
  await Promise.all(
    Array.from({ length: 40 }, async (_, number) => {
      await repository.recordRead({ interaction: 'read', about: `Task/t${number}` });
      await chainWaiting(database.pool, new Date());
    }),
  );
  await chainWaiting(database.pool, new Date());
  expect(await checkChain(database.pool, { witnesses: [witness] })).toMatchObject({ broken: null, waiting: 0 });
});
