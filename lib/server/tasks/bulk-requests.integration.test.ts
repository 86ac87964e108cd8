import { afterAll, beforeAll, expect, test } from 'vitest';
import { POST as act } from '@/app/api/bulk/act/route';
import { POST as matching } from '@/app/api/bulk/matching/route';
import { POST as preflight } from '@/app/api/bulk/preflight/route';
import { POST as undo } from '@/app/api/bulk/undo/route';
import { BulkMatches, BulkResults } from '@/lib/domain/bulk/bulk-answer';
import { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { type SignedInPost, signedIn } from '@/lib/server/http/signed-in-fixture';
import { listWorklist } from '@/lib/server/worklist/list-worklist';
import { actOnTask } from './act-on-task';
import { NOW, nurse, nurse2, openHospital, requestWoundCare } from './test-hospital';

let database: TestDatabase;
let post: SignedInPost;
beforeAll(async () => {
  database = await openHospital();
  post = await signedIn('s1');
});
afterAll(() => database.close());

const firstOf = (ids: readonly string[]) => ids.map((id) => ({ id, seenVersion: '1' }));
const eventsOf = async (id: string) =>
  (await database.pool.query('select verb from task_event where task_id = $1 order by seq', [id])).rows.map(
    ({ verb }) => verb,
  );
/** What the audit has about a task that was refused. */
async function refusalsOf(id: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ rule: string }>(
    `select content::jsonb->>'outcomeDesc' as rule from resource where type = 'AuditEvent'
     and content::jsonb->>'outcome' = '4' and content like $1`,
    [`%Task/${id}%`],
  );
  return rows.map(({ rule }) => rule);
}

test('UX-24: the same chunk under the same key is answered again and done once; under another key it is done already', async () => {
  const ids = [await requestWoundCare(), await requestWoundCare()];
  const body = { verb: 'claim', inputs: {}, items: firstOf(ids) };
  const send = (key: string) => act(post('/api/bulk/act', body, { 'idempotency-key': key }));
  const [first, again, other] = [await send('k1'), await send('k1'), await send('k2')];
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(other.headers.get('idempotency-replayed')).toBeNull();
  const { results } = BulkResults.parse(await first.json());
  expect(await again.json()).toEqual({ results });
  expect(BulkResults.parse(await other.json()).results).toMatchObject([{ version: '2' }, { version: '2' }]);
  for (const id of ids) {
    expect(await eventsOf(id)).toEqual(['create', 'claim']);
  }
  const back = { items: results.map((result) => ({ id: result.id, seenVersion: result.ok ? result.version : '' })) };
  expect(await (await undo(post('/api/bulk/undo', back))).json()).toMatchObject({
    results: [{ version: '3' }, { version: '3' }],
  });
});

test('UX-06: each refusal of an act is in the audit before it is told; a question is no refusal', async () => {
  const id = await requestWoundCare();
  await actOnTask(nurse2, id, 'claim', { seenVersion: '1' }, { now: NOW });
  const body = { verb: 'claim', inputs: {}, items: [{ id, seenVersion: '2' }] };
  expect(await (await preflight(post('/api/bulk/preflight', body))).json()).toMatchObject({
    checks: [{ kind: 'refused' }],
  });
  expect(await refusalsOf(id)).toEqual([]);
  expect(await (await act(post('/api/bulk/act', body))).json()).toMatchObject({ results: [{ kind: 'refused' }] });
  expect(await refusalsOf(id)).toEqual(['task.claim.owned']);
  const { rows } = await database.pool.query(
    `select 1 from resource where type = 'AuditEvent' and content like '%' || $1 || '%'`,
    [Buffer.from(`bulk/preflight?verb=claim&_id=${id}`).toString('base64')],
  );
  expect(rows).toHaveLength(1);
});

test('what is wrong with a request is told by its field, and nothing of it is done', async () => {
  const id = await requestWoundCare();
  const twice = { verb: 'claim', inputs: {}, items: firstOf([id, id]) };
  const answer = await act(post('/api/bulk/act', twice));
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ fields: [{ field: 'items.1.id' }] });
  expect(await eventsOf(id)).toEqual(['create']);
  const filter = await matching(post('/api/bulk/matching', { filter: 'colour=red', most: 10 }));
  expect(await filter.json()).toMatchObject({ fields: [{ field: 'filter' }] });
  const most = await matching(post('/api/bulk/matching', { filter: '', most: 1001 }));
  expect(await most.json()).toMatchObject({ fields: [{ field: 'most' }] });
});

test('what matches is the list itself, in its order and over its pages, up to what is asked for', async () => {
  for (let made = 0; made < 205; made += 1) {
    await requestWoundCare();
  }
  const list = await listWorklist(nurse, WorklistQuery.parse({ owner: 'none', limit: 10 }), { now: new Date() });
  const find = async (most: number) =>
    BulkMatches.parse(await (await matching(post('/api/bulk/matching', { filter: 'owner=none', most }))).json());
  const ten = await find(10);
  expect(ten.rows.map(({ id }) => id)).toEqual(list.rows.map(({ id }) => id));
  expect(ten.more).toBe(true);
  const all = await find(1000);
  expect(all.more).toBe(false);
  expect(all.rows.length).toBeGreaterThan(204);
  expect(new Set(all.rows.map(({ id }) => id)).size).toBe(all.rows.length);
});
