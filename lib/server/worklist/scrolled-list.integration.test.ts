import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LoadedList, loadedListOf, withPage } from '@/lib/domain/worklist/loaded-list';
import { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import type { WorklistPage } from '@/lib/domain/worklist/worklist-row';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { listWorklist } from './list-worklist';
import { anyTask, openWards, person, seeded, type WardTask, writeTask } from './ward-fixture';

const TASKS = 10_000;
/** Enough for what is wrong to show. */
const FEW_TASKS = 2000;
const PAGE = 200;
const COMPLETED = 50;
const SEED = 20_261_125;
const NOW = new Date('2026-03-10T14:20:00.000Z');
const READER = person(0, 'manager');
const PATTERN: Omit<WardTask, 'reach'> = {
  ...anyTask(0, seeded(SEED), [NOW.getTime()]),
  id: 'pattern',
  open: true,
  status: 'requested',
  owner: null,
  closed: null,
};
// Due from half a day ago to five days ahead; the same for every run.
const FILL = (tasks: number) => `
  insert into task_row
  select copied.* from task_row t cross join generate_series(1, ${tasks} - 1) n
  cross join lateral jsonb_populate_record(t, jsonb_build_object('id', 'round-' || n, 'priority_rank', 1 + n % 4,
    'due_key', '${NOW.toISOString()}'::timestamptz + make_interval(mins => (n * 7919) % 7920 - 720))) copied
  where t.id = 'pattern'`;
const REACH = `
  insert into task_reach (key, priority_rank, due_key, id, owned, status, type)
  select k, t.priority_rank, t.due_key, t.id, false, t.status, t.type
  from task_row t cross join unnest(t.reach) k where t.id <> 'pattern'`;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await openWards(database.pool);
});
afterAll(() => database.close());

async function fill(tasks: number): Promise<void> {
  await database.pool.query('truncate task_row, task_reach');
  await writeTask(database.pool, PATTERN);
  await database.pool.query(FILL(tasks));
  await database.pool.query(REACH);
}

/** How a screen reads on, and puts together what it has read. */
type Reader = {
  read: (list: Pick<LoadedList, 'rows' | 'next'>) => Promise<WorklistPage>;
  put: (list: LoadedList, page: WorklistPage) => LoadedList;
};

const QUERY = WorklistQuery.parse({ owner: 'any' });
const BY_CURSOR: Reader['read'] = ({ next }) =>
  listWorklist(READER, { ...QUERY, limit: PAGE, ...(next !== null && { cursor: next }) }, { now: NOW });
const ONCE_EACH: Reader = { read: BY_CURSOR, put: withPage };

/** Offset paging, as many lists have it: the next page begins after as many rows as stand there. */
const BY_OFFSET: Reader['read'] = async ({ rows }) => {
  const { next, ...page } = await listWorklist(READER, { ...QUERY, limit: rows.length + PAGE }, { now: NOW });
  return { ...page, rows: page.rows.slice(rows.length), next };
};

const APPENDED: Reader['put'] = (list, page) => ({
  ...list,
  rows: [...list.rows, ...loadedListOf(page).rows],
  next: page.next,
});

/** Scrolls to the end while others complete a task and put one off between every two pages. */
async function scrolledToTheEnd(
  { read, put }: Reader,
  tasks: number,
): Promise<{ lost: number; twice: number; completed: number }> {
  await fill(tasks);
  const random = seeded(SEED);
  const completed = new Set<string>();
  const pick = (list: LoadedList) => list.rows[Math.floor(random() * list.rows.length)]?.row.id ?? '';
  let list = loadedListOf(await read({ rows: [], next: null }));
  while (list.next !== null) {
    for (const id of [pick(list), pick(list)]) {
      if (completed.size < COMPLETED) {
        await complete(id);
        completed.add(id);
      }
    }
    await putOff(pick(list));
    list = put(list, await read(list));
  }
  const shown = list.rows.map(({ row }) => row.id);
  const known = new Set([...shown, ...completed]);
  return { lost: tasks - known.size, twice: shown.length - new Set(shown).size, completed: completed.size };
}

async function complete(id: string): Promise<void> {
  await database.pool.query("update task_row set open = false, status = 'completed', closed = $2 where id = $1", [
    id,
    NOW.toISOString(),
  ]);
  await database.pool.query('delete from task_reach where id = $1', [id]);
}

/** To the end of the list, which is not read yet. */
async function putOff(id: string): Promise<void> {
  const later = '2026-03-20T00:00:00.000Z';
  await database.pool.query('update task_row set due_key = $2 where id = $1', [id, later]);
  await database.pool.query('update task_reach set due_key = $2 where id = $1', [id, later]);
}

test('UX-09: of 10,000 tasks none is lost and none stands twice, while 50 are completed and some put off', async () => {
  expect(await scrolledToTheEnd(ONCE_EACH, TASKS)).toEqual({ lost: 0, twice: 0, completed: COMPLETED });
});

test('a list that forgets the rule of once each is noticed', async () => {
  const { twice } = await scrolledToTheEnd({ ...ONCE_EACH, put: APPENDED }, FEW_TASKS);
  expect(twice).toBeGreaterThan(0);
});

test('a list that is read by offsets is noticed', async () => {
  const { lost } = await scrolledToTheEnd({ ...ONCE_EACH, read: BY_OFFSET }, FEW_TASKS);
  expect(lost).toBeGreaterThan(0);
});
