import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { insert } from './abuse-store-fixture';
import { type Send, sendTo } from './endpoint-fixture';
import { FORMS, METAS, markedResources, SYNTAX, valueWith } from './injection-fixture';

let database: TestDatabase;
let send: Send;
let before: unknown;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
  await database.pool.query(`create table canary (note text); insert into canary values ('alive')`);
  await insert(database.pool, markedResources());
  before = await wholeStore();
});
afterAll(() => database.close());

/** The canary and everything that is stored; nothing of it may move by a search, of which only the audit knows. */
async function wholeStore(): Promise<unknown> {
  const { rows } = await database.pool.query(
    `select (select string_agg(note, ',') from canary) as canary, count(*), md5(string_agg(content, '' order by type, id)) as all
       from resource where type <> 'AuditEvent'`,
  );
  return rows;
}

type Find = (type: string, name: string, value: string) => Promise<string[]>;

const find: Find = async (type, name, value) => {
  const { status, body } = await send('GET', `/${type}?${new URLSearchParams({ [name]: value, _count: '1000' })}`);
  expect([status, body.issue]).toEqual([200, undefined]);
  return (body.entry ?? []).map(({ resource }: { resource: { id: string } }) => resource.id);
};

const SOUGHT = METAS.map(valueWith);
/** What each resource has as its value, by id. */
const VALUES = new Map(
  markedResources().flatMap((resource) =>
    resource.resourceType === 'Patient' ? [[resource.id, resource.name?.[0]?.family ?? ''] as const] : [],
  ),
);

async function differencesOf(form: (typeof FORMS)[number], search: Find): Promise<string[]> {
  const differences: string[] = [];
  for (const value of SOUGHT) {
    const [name, raw] = form.query(value);
    const found = await search(form.type, name, raw).catch((error: unknown) => [String(error)]);
    const meant = [...VALUES].filter(([, stored]) => form.means(stored, value)).map(([id]) => id);
    if (found.toSorted().join() !== meant.toSorted().join()) {
      differences.push(`${name}=${raw}: ${found.join()} instead of ${meant.join()}`);
    }
  }
  return differences;
}

test.each(FORMS)('$what means itself, whatever characters it is made of', async (form) => {
  expect(await differencesOf(form, find)).toEqual([]);
  expect(await wholeStore()).toEqual(before);
});

test.each(SYNTAX.map((form) => [form('…'), form] as const))('%s is refused or left out', async (_, form) => {
  for (const meta of METAS) {
    const query = form(encodeURIComponent(meta));
    const { status } = await send('GET', `/Task?${query}`);
    expect([query, [200, 400].includes(status)]).toEqual([query, true]);
  }
  expect(await wholeStore()).toEqual(before);
});

test('a search that reads wild cards is caught, and one that is written into its statement', async () => {
  const [token] = FORMS;
  const fromRows = async (condition: string, values: unknown[] = []) => {
    const { rows } = await database.pool.query<{ id: string }>(
      `select id from resource where type = 'Task' and content::jsonb #>> '{identifier,0,value}' ${condition}`,
      values,
    );
    return rows.map(({ id }) => id);
  };
  const byPattern: Find = (_type, _name, value) => fromRows('like $1', [value]);
  const byHand: Find = (_type, _name, value) => fromRows(`= '${value}'`);
  if (token !== undefined) {
    expect((await differencesOf({ ...token, query: (value) => ['like', value] }, byPattern)).length).toBeGreaterThan(3);
    expect((await differencesOf({ ...token, query: (value) => ['=', value] }, byHand)).length).toBeGreaterThan(3);
  }
  await database.pool.query('drop table if exists canary; create table canary (note text)');
  expect(await wholeStore()).not.toEqual(before);
});
