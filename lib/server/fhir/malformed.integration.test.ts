import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { AGENT, BASE, requestedTask, sendTo } from './endpoint-fixture';
import { malformedFamilies } from './malformed-cases-fixture';
import { type MalformedCase, sampleOf } from './malformed-family-fixture';
import { type Run, realEndpoint, runCases, storeFaults } from './malformed-run-fixture';
import { randomOf } from './random-fixture';

const SEED = Number(process.env.SEED ?? 20260301);
const EACH = process.env.PROVE === '1' ? Number.POSITIVE_INFINITY : Number(process.env.EACH ?? 120);
const HOURS = 3_600_000;

let database: TestDatabase;
const rejected: unknown[] = [];
const note = (reason: unknown) => rejected.push(reason);
beforeAll(() => {
  process.on('unhandledRejection', note);
});
afterAll(() => {
  process.off('unhandledRejection', note);
});
// Each test judges a store of its own, whole.
beforeEach(async () => {
  database = await testDatabase();
  await sendTo(database.pool)('PUT', '/Task/there', {
    body: requestedTask({ id: 'there', requester: { reference: 'Practitioner/nurse' } }),
  });
});
afterEach(() => database.close());

const NURSE: Actor = {
  ...AGENT,
  username: 'nurse',
  accessRole: 'clinician',
  reference: 'Practitioner/nurse',
  handles: ['Practitioner/nurse'],
  scopes: [],
};
/** Much of what is malformed is refused to a nurse before it is looked at, so fewer cases say as much. */
const OF_A_NURSE = Math.min(EACH / 4, 2000);

test.each([
  ['an agent', AGENT, EACH],
  ['a nurse', NURSE, OF_A_NURSE],
])(
  'whatever %s sends is answered within a second, with words and without secrets, and leaves nothing half',
  async (_, actor, each) => {
    const cases = sampleOf(malformedFamilies(SEED), each, randomOf(SEED));
    const run = await runCases(realEndpoint(database.pool, actor), cases);
    run.written.add('Task/there/_history/1');
    report(run);
    expect(run.faults).toEqual([]);
    expect(await storeFaults(database.pool, run)).toEqual([]);
    expect(rejected).toEqual([]);
    expect([...run.statuses.keys()].filter((status) => status < 300).length).toBeGreaterThan(0);
  },
  HOURS,
);

const SOUND = {
  resourceType: 'Bundle',
  type: 'transaction',
  entry: [
    { resource: requestedTask(), request: { method: 'POST', url: 'Task' } },
    { resource: requestedTask({ status: 'nonsense' }), request: { method: 'POST', url: 'Task' } },
  ],
};
const asked = (body: unknown, path = '/Task'): MalformedCase => ({
  what: 'a case',
  method: 'POST',
  path,
  headers: { 'content-type': 'application/fhir+json' },
  body: JSON.stringify(body),
});

test.each<[what: string, spoil: (request: Request, answer: Response) => Promise<Response>, fault: RegExp]>([
  ['breaks', async () => new Response('{"resourceType":"OperationOutcome"}', { status: 500 }), /status 500/],
  ['throws', () => Promise.reject(new Error('unforeseen')), /status 599/],
  [
    'says where in its code it was',
    async (_, answer) => new Response((await answer.text()).replace('a code', trace()), { status: 422 }),
    /a stack trace/,
  ],
  ['says nothing', async (_, answer) => new Response(null, answer), /without a word/],
  ['answers in HTML', async () => new Response('<h1>Bad</h1>', { status: 400 }), /not JSON/],
  [
    'takes more than a second',
    async (_, answer) => {
      busy(1100);
      return answer;
    },
    /\d{4} ms/,
  ],
])('an endpoint that %s is caught', async (_, spoil, fault) => {
  const real = realEndpoint(database.pool);
  const spoilt = async (request: Request) => spoil(request, await real(request));
  const { faults } = await runCases(spoilt, [asked(requestedTask({ status: 'nonsense' }))]);
  expect(faults.join('\n')).toMatch(fault);
});

test('a store that keeps half of a transaction that was refused is caught, and one that loses what it said it kept', async () => {
  const real = realEndpoint(database.pool);
  const halves = async (request: Request) => {
    await real(new Request(`${BASE}/Task`, { ...asked(SOUND.entry[0]?.resource) } as RequestInit));
    return real(request);
  };
  const run = await runCases(halves, [asked(SOUND, '')]);
  run.written.add('Task/there/_history/1');
  expect([...run.statuses]).toEqual([[422, 1]]);
  expect((await storeFaults(database.pool, run)).join('\n')).toMatch(/no answer said so/);
  const kept = await runCases(real, [asked(requestedTask())]);
  await database.pool.query(`delete from resource where type = 'Task' and id <> 'there'`);
  expect((await storeFaults(database.pool, kept)).join('\n')).toMatch(/is not in the store/);
});

function trace(): string {
  return JSON.stringify(new Error('x').stack).slice(1, -1);
}

function busy(milliseconds: number): void {
  for (const until = performance.now() + milliseconds; performance.now() < until; ) {}
}

function report({ statuses, slowOnce, slowest }: Run): void {
  const counts = [...statuses].sort(([one], [other]) => one - other).map(([status, count]) => `${status}: ${count}`);
  const total = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  process.stdout.write(
    `malformed requests, seed ${SEED}: ${total} answers (${counts.join(', ')}); over a second once ${slowOnce}, alone at most ${Math.round(slowest)} ms\n`,
  );
}
