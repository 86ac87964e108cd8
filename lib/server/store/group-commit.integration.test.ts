import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { writeRows } from './write-rows';
import type { WrittenRow } from './written-row';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const AT = '2026-11-25T08:00:00.000Z';
const ids = ['a', 'b', 'c', 'd'];
let prefix: string;
/** Tasks of their own for every test, each in version 1. */
beforeEach(async () => {
  prefix = randomUUID();
  await repositoryFor(SYSTEM_ACTOR).commit(
    ids.map((id) => ({
      kind: 'put',
      resource: { resourceType: 'Task', id: `${prefix}-${id}`, status: 'requested', intent: 'order' },
    })),
  );
});

/** The rows of a commit that writes version `seen + 1` of one Task, with its record. */
function commitOf(id: string, { seen = '1', by = 'x', rank = 4 as unknown } = {}): WrittenRow[] {
  const version = String(Number(seen) + 1);
  const task = {
    type: 'Task',
    id: `${prefix}-${id}`,
    seen,
    version,
    updated: AT,
    search: {},
    content: `{"by":"${by}"}`,
  };
  const projection = {
    ...{ open: true, status: 'accepted', priority_rank: rank, due_key: 'infinity', title: 'Task', owner: by },
    ...{ roles: [], role_displays: [], changed: AT },
  };
  const record = { type: 'Provenance', id: randomUUID(), seen: null, version: '1', updated: AT, search: {} };
  return [
    { ...task, projection, event: { verb: 'claim', at: AT, digest: '00' } },
    { ...record, content: `{"of":"${id}"}`, projection: undefined },
  ];
}

type Outcome = 'written' | 'stale' | 'failed';
type Write = (commits: readonly WrittenRow[][]) => Promise<Outcome[]>;

const together: Write = async (commits) => {
  const settled = await Promise.allSettled(commits.map((rows) => writeRows(database.pool, rows)));
  return settled.map((each) => {
    if (each.status === 'rejected') {
      return 'failed';
    }
    return each.value ? 'written' : 'stale';
  });
};

/** Broken: everything of the moment as if it were one commit, so that one takes the others with it. */
const asOne: Write = async (commits) => {
  try {
    const written = await writeRows(database.pool, commits.flat());
    return commits.map(() => (written ? 'written' : 'stale'));
  } catch {
    return commits.map(() => 'failed');
  }
};

/** Broken: looks at every version first and writes afterwards, whatever has become of it. */
const lookThenWrite: Write = async (commits) => {
  const seen = await Promise.all(commits.map(async ([task]) => (await versionOf(task?.id ?? '')) === task?.seen));
  for (const [task] of commits) {
    await database.pool.query(`update resource set version = $2, content = $3 where type = 'Task' and id = $1`, [
      task?.id,
      task?.version,
      task?.content,
    ]);
  }
  return seen.map((isWritten) => (isWritten ? 'written' : 'stale'));
};

async function versionOf(id: string): Promise<string | undefined> {
  const { rows } = await database.pool.query<{ version: string }>(
    `select version from resource where type = 'Task' and id = $1`,
    [id],
  );
  return rows[0]?.version;
}

const standing = () => Promise.all(ids.map((id) => versionOf(`${prefix}-${id}`)));
const rowsOf = async (sql: string) => (await database.pool.query(sql, [`${prefix}-%`])).rows;

/** Runs something and answers the names of the statements that went to the database for it. */
async function statementsOf(run: () => Promise<unknown>): Promise<unknown[]> {
  const query = vi.spyOn(database.pool, 'query');
  try {
    await run();
    return (query.mock.calls as unknown[][]).map(([config]) => (config as { name?: string }).name);
  } finally {
    query.mockRestore();
  }
}

test('commits of one moment go as one statement, and each has its version, history, row, reach, event and record', async () => {
  const statements = await statementsOf(() => together(ids.map((id) => commitOf(id, { by: `Practitioner/${id}` }))));
  expect(statements).toEqual(['commit_group']);
  expect(await standing()).toEqual(['2', '2', '2', '2']);
  const versions = await rowsOf('select id, version from history where id like $1 order by id');
  expect(versions).toEqual(ids.map((id) => ({ id: `${prefix}-${id}`, version: '1' })));
  const reaches = await rowsOf(
    `select r.id, r.owner, r.version, array_agg(k.key order by k.key) as keys, bool_and(k.owned and k.status = r.status) as kept
     from task_row r join task_reach k on k.id = r.id where r.id like $1 group by r.id order by r.id`,
  );
  expect(reaches).toEqual(
    ids.map((id) => ({
      ...{ id: `${prefix}-${id}`, owner: `Practitioner/${id}`, version: '2', kept: true },
      keys: ['all', `owner:Practitioner/${id}`, 'unrouted'],
    })),
  );
  const events = await rowsOf('select task_id from task_event where version = 2 and task_id like $1 order by task_id');
  expect(events).toHaveLength(ids.length);
});

/** Of four commits the second is refused as it should be, and all others are written. */
async function onlyTheSecondIsRefused(write: Write, second: WrittenRow[], how: Outcome): Promise<boolean> {
  const outcomes = await write([commitOf('a'), second, commitOf('c'), commitOf('d')]);
  const versions = await standing();
  return [...outcomes, ...versions].join() === ['written', how, 'written', 'written', '2', '1', '2', '2'].join();
}

test('a stale commit in a group is refused alone; written as one commit it takes the others with it', async () => {
  expect(await onlyTheSecondIsRefused(together, commitOf('b', { seen: '7' }), 'stale')).toBe(true);
});
test('a stale one among changes that count as one commit is caught by the same check', async () => {
  expect(await onlyTheSecondIsRefused(asOne, commitOf('b', { seen: '7' }), 'stale')).toBe(false);
});

test('a commit that fails leaves the others of its group, and nothing of itself', async () => {
  const failing = commitOf('b', { rank: 'not a number' });
  expect(await onlyTheSecondIsRefused(together, failing, 'failed')).toBe(true);
  const { rowCount } = await database.pool.query('select from resource where id = any ($1)', [
    failing.slice(1).map(({ id }) => id),
  ]);
  expect(rowCount).toBe(0);
});
test('a failing one among changes that count as one commit is caught by the same check', async () => {
  expect(await onlyTheSecondIsRefused(asOne, commitOf('b', { rank: 'not a number' }), 'failed')).toBe(false);
});

/** Of several commits on one version exactly one is written, and what stands is what it wrote. */
async function oneOfThemIsWritten(write: Write): Promise<boolean> {
  const writers = Array.from({ length: 8 }, (_, number) => `writer-${number}`);
  const outcomes = await write(writers.map((by) => commitOf('a', { by })));
  const winners = writers.filter((_, index) => outcomes[index] === 'written');
  const { rows } = await database.pool.query<{ content: string }>(
    `select content from resource where type = 'Task' and id = $1`,
    [`${prefix}-a`],
  );
  return winners.length === 1 && rows[0]?.content === `{"by":"${winners[0]}"}`;
}

test('of commits on one resource that come together one is written against a version; looking first is caught', async () => {
  expect(await oneOfThemIsWritten(together)).toBe(true);
});
test('one who looks at the versions first and writes later is caught by the same check', async () => {
  expect(await oneOfThemIsWritten(lookThenWrite)).toBe(false);
});

test('two changes of one resource in one statement fail with it, and nothing is written', async () => {
  const rows = [commitOf('a'), commitOf('a'), commitOf('b')].flatMap((commit, number) =>
    commit.map((row) => ({ ...row, commit: number })),
  );
  await expect(database.pool.query('select commit_changes($1::jsonb)', [JSON.stringify(rows)])).rejects.toMatchObject({
    code: '21000',
  });
  expect(await standing()).toEqual(['1', '1', '1', '1']);
});

test('no commit of a group is answered or seen while its transaction is open, and a row that one of them waits for does not keep the others', async () => {
  const holder = await database.pool.connect();
  await holder.query('begin');
  await holder.query(`select from resource where type = 'Task' and id = $1 for update`, [`${prefix}-d`]);
  const answered: string[] = [];
  const commits = ids.map(async (id) => {
    await writeRows(database.pool, commitOf(id));
    const version = await versionOf(`${prefix}-${id}`);
    answered.push(`${id} in version ${version}`);
  });
  // Only the commit that needs the row itself is still waiting.
  await Promise.all(commits.slice(0, 3));
  expect(answered.toSorted()).toEqual(['a in version 2', 'b in version 2', 'c in version 2']);
  expect(await versionOf(`${prefix}-d`)).toBe('1');
  await holder.query('commit');
  holder.release();
  await Promise.all(commits);
  expect(answered.at(-1)).toBe('d in version 2');
});
