import type { Resource } from '@medplum/fhirtypes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import type { Repository } from '@/lib/server/repository/repository';
import { requestedTask, type Send, sendTo } from './endpoint-fixture';
import { type RaceProcesses, startRaceProcesses } from './race-processes-fixture';
import { watched } from './watched-fixture';

const FULL = process.env.PROVE === '1';
const PROCESSES = FULL ? 4 : 2;
const WRITERS = 32;
const ROUNDS = FULL ? 500 : 5;
const MOST_BROKEN_ROUNDS = 20;
const SYSTEM = 'urn:race';

let database: TestDatabase;
let send: Send;
let processes: RaceProcesses;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
  processes = await startRaceProcesses(PROCESSES);
});
afterAll(async () => {
  await processes.stop();
  await database.close();
});

type Sent = { method: string; path: string; body?: unknown; headers?: Record<string, string> };
type Got = { status: number; body: Resource };

const tag = { system: SYSTEM, code: 'race' };
const wanted = (value: string): Resource =>
  requestedTask({ status: 'draft', identifier: [{ system: SYSTEM, value }], meta: { tag: [tag] } });

/** The same criteria as clients spell them: order, escapes, repetitions. */
const SPELLINGS: readonly ((value: string) => string)[] = [
  (value) => `identifier=${SYSTEM}|${value}&_tag=${SYSTEM}|race`,
  (value) => `_tag=${SYSTEM}|race&identifier=${SYSTEM}|${value}`,
  (value) => `identifier=${encodeURIComponent(`${SYSTEM}|${value}`)}&_tag=${encodeURIComponent(`${SYSTEM}|race`)}`,
  (value) => `_tag=urn%3Arace%7Crace&identifier=urn:race%7c${value}`,
  (value) => `identifier=${SYSTEM}|${value}&_tag=${SYSTEM}|race&identifier=${SYSTEM}|${value}`,
  (value) => `_tag=${SYSTEM}|race,${SYSTEM}|race&identifier=${SYSTEM}|${value}`,
];

const create = (value: string, criteria: string): Sent => ({
  method: 'POST',
  path: '/Task',
  body: wanted(value),
  headers: { 'if-none-exist': criteria },
});
const update = (value: string, criteria: string): Sent => ({
  method: 'PUT',
  path: `/Task?${criteria}`,
  body: wanted(value),
});
const inTransaction = (value: string, criteria: string): Sent => ({
  method: 'POST',
  path: '',
  body: {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      {
        fullUrl: 'urn:uuid:whole',
        resource: wanted(value),
        request: { method: 'POST', url: 'Task', ifNoneExist: criteria },
      },
      {
        resource: requestedTask({ status: 'draft', partOf: [{ reference: 'urn:uuid:whole' }] }),
        request: { method: 'POST', url: 'Task' },
      },
    ],
  },
});

async function idsOf(value: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    `select id from resource where type = 'Task' and search -> 'identifier' is not null and content like $1`,
    [`%"value":"${value}"%`],
  );
  return rows.map(({ id }) => id);
}

/** What is wrong after all wanted the same; empty when one was made and every answer speaks of that one. */
async function faultsOf(value: string, answers: readonly Got[]): Promise<string[]> {
  const ids = await idsOf(value);
  const bodies = answers.flatMap(({ status, body }) => (status === 200 || status === 201 ? [partOf(body)] : []));
  const others = bodies.filter((body) => body?.id !== ids[0]);
  return [
    ...(ids.length === 1 ? [] : [`${value}: ${ids.length} were made.`]),
    ...(bodies.length === answers.length ? [] : [`${value}: ${answers.map(({ status }) => status)}`]),
    ...(others.length === 0 ? [] : [`${value}: ${others.length} were told of another.`]),
  ];
}

const partOf = (body: Resource): Resource | undefined =>
  body.resourceType === 'Bundle' ? body.entry?.[0]?.resource : body;

async function race(value: string, requestOf: (writer: number) => Sent): Promise<string[]> {
  return faultsOf(
    value,
    await processes.run(
      'request',
      Array.from({ length: WRITERS }, (_, writer) => requestOf(writer)),
    ),
  );
}

const KINDS = [
  ['conditional creates', create],
  ['conditional updates', update],
  ['conditional creates in transactions', inTransaction],
] as const;

test.each(KINDS)(
  `of ${WRITERS} %s at once, each in another spelling, one makes it and all speak of that one, ${ROUNDS} times over`,
  async (name, kind) => {
    const faults: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const value = `${name.replaceAll(' ', '-')}-${round}`;
      faults.push(...(await race(value, (writer) => kind(value, SPELLINGS[writer % SPELLINGS.length]?.(value) ?? ''))));
    }
    expect(faults).toEqual([]);
  },
);

const unguarded = (repository: Repository): Repository => watched(repository, (commit) => commit([]));

test.each(KINDS)(
  '%s that are found first and written without a lock make several, and the same judge sees it',
  async (name, kind) => {
    const broken = sendTo(database.pool, unguarded);
    let faults: string[] = [];
    for (let round = 0; round < MOST_BROKEN_ROUNDS && faults.length === 0; round += 1) {
      const value = `broken-${name.replaceAll(' ', '-')}-${round}`;
      const { method, path, ...extra } = kind(value, SPELLINGS[0]?.(value) ?? '');
      const answers = Array.from({ length: WRITERS }, () => broken(method, path, extra));
      faults = await faultsOf(value, await Promise.all(answers));
    }
    expect(faults).toContainEqual(expect.stringMatching(/: \d+ were made/));
  },
);

/** Says when something was written, and never answers. */
const answerLost =
  (written: () => void) =>
  (repository: Repository): Repository =>
    watched(repository, async (commit) => {
      await commit();
      written();
      return new Promise<never>(() => undefined);
    });

test.each(KINDS)('one of the %s whose answer was cut is sent again and finds what it made', async (name, kind) => {
  const value = `cut-${name.replaceAll(' ', '-')}`;
  const { path, method, ...extra } = kind(value, SPELLINGS[0]?.(value) ?? '');
  await new Promise<void>((written) => {
    void sendTo(database.pool, answerLost(written))(method, path, extra);
  });
  const [made] = await idsOf(value);
  expect(made).toBeDefined();
  expect(await faultsOf(value, [await send(method, path, extra)])).toEqual([]);
  expect(await idsOf(value)).toEqual([made]);
});
