import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { BASE, requestedTask, type Send, sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { seededRandom } from '@/prisma/seed/random';

const TASKS = 40;
const ROUNDS = process.env.PROVE === '1' ? 200 : 12;

let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('truncate resource, history, task_row, task_reach, task_search'));

const id = (number: number) => `t${String(number).padStart(3, '0')}`;
const authored = (number: number) => new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString();

async function fill(): Promise<void> {
  const entry = Array.from({ length: TASKS }, (_, number) => ({
    resource: requestedTask({
      ...(number % 5 === 0 && { status: 'draft' }), // Only a draft can be deleted.
      id: id(number),
      authoredOn: authored((number * 7) % TASKS),
      code: { text: 'Round' },
    }),
    request: { method: 'PUT', url: `Task/${id(number)}` },
  }));
  await send('POST', '', { body: { resourceType: 'Bundle', type: 'transaction', entry } });
}

/** Which queries a poller follows: by what stays, by what every write moves, by a state that others end. */
const QUERIES = [
  'Task?status=requested',
  'Task?status=requested&_sort=_lastUpdated',
  'Task?_sort=-_lastUpdated',
  'Task?owner:missing=true&_sort=-authored-on',
  'Task?code:text=round&_sort=status,authored-on',
  'Task?_sort=-modified,due-date',
];

type Page = { ids: string[]; versions: string[]; next: string | undefined };
async function pageAt(path: string): Promise<Page> {
  const { status, body } = await send('GET', path);
  expect([status, body.issue]).toEqual([200, undefined]);
  const found = (body.entry ?? []) as { resource: { id: string; meta: { versionId: string } } }[];
  return {
    ids: found.map(({ resource }) => resource.id),
    versions: found.map(({ resource }) => resource.meta.versionId),
    next: (body.link as { relation: string; url: string }[])
      .find(({ relation }) => relation === 'next')
      ?.url.replace(BASE, ''),
  };
}

/** What colleagues do while somebody turns pages: add, withdraw, take, change. */
async function disturb(random: ReturnType<typeof seededRandom>, round: number): Promise<void> {
  const target = id(random.whole(0, TASKS - 1));
  const json = { 'content-type': 'application/json-patch+json' };
  switch (random.whole(0, 4)) {
    case 0:
      await send('POST', '/Task', { body: requestedTask({ authoredOn: authored(random.whole(0, TASKS)) }) });
      return;
    case 1:
      await send('DELETE', `/Task/${target}`);
      return;
    case 2:
      await send('PATCH', `/Task/${target}`, {
        headers: json,
        body: [
          { op: 'add', path: '/status', value: 'in-progress' },
          { op: 'add', path: '/owner', value: { reference: 'Device/agent' } },
        ],
      });
      return;
    default:
      await send('PATCH', `/Task/${target}`, {
        headers: json,
        body: [
          { op: 'add', path: '/authoredOn', value: authored(random.whole(0, TASKS)) },
          { op: 'add', path: '/description', value: `round ${round}` },
        ],
      });
  }
}

type Turn = (next: string) => string;
const asLinked: Turn = (next) => next;
/** A poller whose links keep the place in the order and not the moment, as keyset pages do elsewhere. */
const withoutMoment: Turn = (next) => {
  const url = new URL(next, 'http://x');
  const cursor = JSON.parse(Buffer.from(url.searchParams.get('_cursor') ?? '', 'base64url').toString());
  url.searchParams.set('_cursor', Buffer.from(JSON.stringify({ k: cursor.k, i: cursor.i })).toString('base64url'));
  return `${url.pathname}${url.search}`;
};

async function followed(query: string, seed: number, turn: Turn): Promise<{ seen: string[]; expected: string[] }> {
  const random = seededRandom(seed);
  const expected = (await pageAt(`/${query}&_count=1000`)).ids;
  const seen: string[] = [];
  let page = await pageAt(`/${query}&_count=7`);
  for (let round = 0; ; round += 1) {
    seen.push(...page.ids);
    if (page.next === undefined) {
      return { seen, expected };
    }
    const next = turn(page.next);
    // Some are under way while the page is read.
    [, page] = await Promise.all([disturb(random, round), pageAt(next), disturb(random, round)]);
  }
}

describe('whoever follows the next links while others write', () => {
  test.each(QUERIES)('meets every task of %s exactly once and in order', async (query) => {
    for (let round = 0; round < ROUNDS / QUERIES.length; round += 1) {
      await database.pool.query('truncate resource, history, task_row, task_reach, task_search');
      await fill();
      const { seen, expected } = await followed(query, round, asLinked);
      expect(seen, `seed ${round}`).toEqual(expected);
    }
  });

  test('would miss or repeat tasks if the links kept only the place, and this test sees it', async () => {
    let wrong = 0;
    for (const [seed, query] of QUERIES.entries()) {
      await database.pool.query('truncate resource, history, task_row, task_reach, task_search');
      await fill();
      const { seen, expected } = await followed(query, seed, withoutMoment);
      wrong += seen.join() === expected.join() ? 0 : 1;
    }
    expect(wrong).toBeGreaterThanOrEqual(3);
  });

  test('sees a task as it stood at the first page, with the version that stood', async () => {
    await fill();
    const first = await pageAt('/Task?status=draft&_count=2');
    const later = id(30);
    expect((await send('DELETE', `/Task/${later}`)).status).toBe(204);
    let page = first;
    const versions = new Map<string, string | undefined>();
    while (page.next !== undefined) {
      page = await pageAt(page.next);
      for (const [place, each] of page.ids.entries()) {
        versions.set(each, page.versions[place]);
      }
    }
    expect(versions.get(later)).toBe('1');
    expect((await pageAt('/Task?status=draft&_count=1000')).ids).not.toContain(later);
  });

  test('other types keep their place as well', async () => {
    const patient = (number: number, more: object = {}) => ({ resourceType: 'Patient', id: `p${number}`, ...more });
    for (let number = 0; number < 9; number += 1) {
      await send('PUT', `/Patient/p${number}`, { body: patient(number, { gender: 'female' }) });
    }
    let page = await pageAt('/Patient?gender=female&_sort=-_lastUpdated&_count=2');
    const seen = [...page.ids];
    for (let number = 0; page.next !== undefined; number += 1) {
      await send('PUT', `/Patient/p${number}`, { body: patient(number, { gender: 'male' }) });
      await send('PUT', `/Patient/p${8 - number}`, { body: patient(8 - number, { gender: 'female', active: true }) });
      page = await pageAt(page.next);
      seen.push(...page.ids);
    }
    expect(seen).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0].map((number) => `p${number}`));
  });

  test('is told to search again when it is too long ago, or when the link is not one of ours', async () => {
    await fill();
    const { next = '' } = await pageAt('/Task?_count=7');
    const url = new URL(next, 'http://x');
    const cursor = JSON.parse(Buffer.from(url.searchParams.get('_cursor') ?? '', 'base64url').toString());
    const withMoment = (m: unknown) =>
      `/Task?_count=7&_cursor=${Buffer.from(JSON.stringify({ ...cursor, m })).toString('base64url')}`;
    expect((await send('GET', withMoment({ ...cursor.m, at: '2026-01-01T00:00:00.000Z' }))).status).toBe(410);
    expect((await send('GET', withMoment({ ...cursor.m, snapshot: '5:1:' }))).status).toBe(400);
    expect((await send('GET', withMoment({ ...cursor.m, snapshot: "1:1:'" }))).status).toBe(400);
  });
});
