import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { BulkPreflight } from '@/lib/domain/bulk/bulk-request';
import type { BulkAsked } from '@/lib/domain/bulk/bulk-verb';
import type { TestDatabase } from '@/lib/server/database/test-database';
import type { Repository } from '@/lib/server/repository/repository';
import { repositoryFor } from '@/lib/server/wiring';
import { actInBulk, undoInBulk } from './act-in-bulk';
import { actOnTask } from './act-on-task';
import { preflightInBulk } from './preflight-in-bulk';
import { at, nurse, nurse2, nurse3, openHospital, requestWoundCare, staffActor, supervisor } from './test-hospital';

let database: TestDatabase;
beforeAll(async () => {
  database = await openHospital();
});
afterAll(() => database.close());

const manager = staffActor(8, 'ward-a', 'manager');
/** Who can do much stands here more often, so that more is done. */
const ACTORS: readonly Actor[] = [supervisor, supervisor, supervisor, nurse, nurse, nurse2, nurse3, manager];
const RUNS = process.env.PROVE === '1' ? 400 : 24;
const SEED = 20261125;
/** So often both sides of what is compared have to be met. */
const FLOOR = RUNS / 4;

/** What was done to a task before it stands in a choice: nothing, up to being over. */
const PASTS = {
  free: [],
  claimed: ['claim'],
  started: ['claim', 'start'],
  held: ['claim', 'start', 'hold'],
  released: ['claim', 'release'],
  cancelled: ['cancel'],
} as const;
type Past = keyof typeof PASTS;

const ASKED: readonly BulkAsked[] = [
  { verb: 'claim', inputs: {} },
  { verb: 'release', inputs: {} },
  { verb: 'release', inputs: { reason: 'End of shift' } },
  { verb: 'reassign', inputs: { to: 'Practitioner/s2', reason: 'End of shift' } },
  { verb: 'reassign', inputs: { to: 'Practitioner/s3' } },
  { verb: 'reassign', inputs: { to: 'Practitioner/nobody', reason: 'End of shift' } },
  { verb: 'hold', inputs: { reason: 'Patient is asleep', until: at(120).toISOString() } },
  { verb: 'hold', inputs: { reason: 'Patient is asleep', until: at(-120).toISOString() } },
  { verb: 'hold', inputs: {} },
  { verb: 'amend', inputs: { priority: 'asap' } },
  { verb: 'amend', inputs: { due: null } },
  { verb: 'amend', inputs: { due: at(300).toISOString(), priority: 'routine' } },
];

const MOSTLY_DONE = ASKED.filter(
  ({ verb, inputs }) => (verb === 'amend' || verb === 'reassign') && inputs.to !== 'Practitioner/nobody',
);

const chance = fc.record({
  actor: fc.constantFrom(...ACTORS),
  asked: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ASKED) },
    { weight: 2, arbitrary: fc.constantFrom(...MOSTLY_DONE) },
  ),
  pasts: fc.array(
    fc.record({
      past: fc.constantFrom(...(Object.keys(PASTS) as Past[])),
      seen: fc.constantFrom('last', 'last', 'last', 'older', 'none'),
    }),
    { minLength: 2, maxLength: 6 },
  ),
});
type Chance = typeof chance extends fc.Arbitrary<infer Value> ? Value : never;

async function madeOf({ past, seen }: Chance['pasts'][number]) {
  const id = await requestWoundCare();
  let version = '1';
  for (const verb of PASTS[past]) {
    const who = verb === 'cancel' ? nurse2 : nurse;
    const action = { seenVersion: version, ...(verb !== 'claim' && verb !== 'start' && { reason: 'x' }) };
    version = (await actOnTask(who, id, verb, action, { now: at(1) })).version;
  }
  return { id: seen === 'none' ? `no-${id}` : id, seenVersion: seen === 'older' ? '0' : version };
}

type Told = { id: string; ok: boolean; rule?: string };
const toldOf = (answers: readonly { id: string; ok: boolean; refusal?: { rule: string } }[]): Told[] =>
  answers.map(({ id, ok, refusal }) => ({ id, ok, ...(refusal !== undefined && { rule: refusal.rule }) }));
const options = (minutes: number) => ({ now: at(minutes), requestId: 'a-test' });

type Preflight = (actor: Actor, asked: BulkPreflight) => Promise<Told[]>;
const honest: Preflight = async (actor, asked) => toldOf((await preflightInBulk(actor, asked, options(2))).checks);

/** Of how many tasks the preflight said something else than the act then did. */
async function liesOf(preflight: Preflight, { actor, asked, pasts }: Chance) {
  const items = await Promise.all(pasts.map(madeOf));
  const body = { ...asked, items } as BulkPreflight;
  const said = await preflight(actor, body);
  const { results } = await actInBulk(actor, body, options(2));
  return { said, done: toldOf(results), results, items };
}

test('UX-06: as long as nothing changes between, the act does exactly what the preflight said, by the same rules', async () => {
  let [allowed, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(chance, async (each) => {
      const { said, done } = await liesOf(honest, each);
      expect(said).toEqual(done);
      allowed += done.filter(({ ok }) => ok).length;
      refused += done.length - done.filter(({ ok }) => ok).length;
    }),
    { numRuns: RUNS, seed: SEED },
  );
  // Both sides were really met.
  expect(Math.min(allowed, refused)).toBeGreaterThan(FLOOR);
}, 300_000);

/** The store as it is, but what is asked for is never judged. */
function withoutGate(actor: Actor): Repository {
  const store = repositoryFor(actor, { now: () => at(2) });
  return new Proxy(store, {
    get: (target, name) => {
      const value: unknown = name === 'judge' ? () => Promise.resolve() : Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

test.each<[string, Preflight]>([
  [
    'skips the gate',
    async (actor, asked) =>
      toldOf((await preflightInBulk(actor, asked, { ...options(2), repository: withoutGate(actor) })).checks),
  ],
  [
    'does not look at the version',
    async (actor, asked) =>
      (await honest(actor, asked)).map((told) => (told.rule === 'stale' ? { id: told.id, ok: true } : told)),
  ],
])(
  'a preflight that %s is caught',
  async (_, preflight) => {
    await expect(
      fc.assert(
        fc.asyncProperty(chance, async (each) => {
          const { said, done } = await liesOf(preflight, each);
          expect(said).toEqual(done);
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      ),
    ).rejects.toThrow();
  },
  300_000,
);

/** Nothing leads from released to in progress: who takes it back starts it again (docs/decisions/019). */
const STARTED_ANEW: Partial<Record<string, Record<string, object>>> = {
  release: { 'in-progress': { status: 'accepted' } },
};

test('UX-13: everything done to many is taken back by whoever did it, and stands as before', async () => {
  let back = 0;
  await fc.assert(
    fc.asyncProperty(chance, async (each) => {
      const items = await Promise.all(each.pasts.map(madeOf));
      const before = new Map(await Promise.all(items.map(async ({ id }) => [id, await standingOf(id)] as const)));
      const { results } = await actInBulk(each.actor, { ...each.asked, items } as BulkPreflight, options(2));
      const left = results.flatMap((result) =>
        result.ok && result.unchanged !== true ? [{ id: result.id, seenVersion: result.version }] : [],
      );
      const answers = left.length === 0 ? [] : (await undoInBulk(each.actor, { items: left }, options(2.5))).results;
      for (const { id, ok } of answers) {
        const standing = { ...before.get(id), ...STARTED_ANEW[each.asked.verb]?.[before.get(id).status] };
        expect({ id, ok, standing: await standingOf(id) }).toEqual({ id, ok: true, standing });
        back += 1;
      }
    }),
    { numRuns: RUNS, seed: SEED },
  );
  expect(back).toBeGreaterThan(FLOOR);
}, 300_000);

/** What bulk can change of a task. */
async function standingOf(id: string) {
  const { rows } = await database.pool.query(
    'select status, owner, priority_rank, due_key, held_until from task_row where id = $1',
    [id],
  );
  return rows[0];
}
