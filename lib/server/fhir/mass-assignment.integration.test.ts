import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { AGENT, requestedTask, type Send, sendTo } from './endpoint-fixture';
import { type ForgedPart, forgedParts, NURSE } from './forged-parts-fixture';
import { heldTask, statusOf, WAYS, type WayToWrite } from './forged-requests-fixture';

let database: TestDatabase;
let send: Send;
let keys = 0;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
});
afterAll(() => database.close());

async function newKey({ kind }: WayToWrite): Promise<string> {
  keys += 1;
  const key = `key-${keys}`;
  if (kind === 'change') {
    expect((await send('PUT', `/Task/${key}`, { body: heldTask(key) })).status).toBe(201);
  }
  return key;
}

/** What is wrong: a forgery that left its mark in the store, or one that should have been refused and was not. */
async function faultsOf(part: ForgedPart, way: WayToWrite, through: Send): Promise<string[]> {
  const key = await newKey(way);
  const status = statusOf(await way.write(through, { edit: part.forged, actor: part.actor }, key));
  const { rows } = await database.pool.query(
    `delete from resource where type = 'Task' and (content like $1 or id = $2) returning id`,
    [`%${part.mark}%`, part.mark],
  );
  return [
    ...(rows.length > 0 ? [`left ${part.mark} in the store (${status})`] : []),
    ...(part.isRefused === true && (status < 400 || status >= 500) ? [`answered ${status}`] : []),
    ...(status >= 500 ? [`answered ${status}`] : []),
  ];
}

/** Where nothing matches, an update by criteria may name the id of what it makes (hl7.org/fhir/R4/http.html#cond-update). */
function isForgery({ what, when }: ForgedPart, { way, kind }: WayToWrite): boolean {
  const isGiven = what.startsWith('the id ') && way === 'PUT of what matches nothing';
  return !isGiven && (when === undefined || when === kind);
}

const PARTS = forgedParts();
const rows = PARTS.flatMap((part) =>
  WAYS.filter((way) => isForgery(part, way)).map((way) => [part.what, way.way, part, way] as const),
);

describe('what the server owns is ignored or refused, and what is rightful beside it passes', () => {
  test.each(rows)('%s by %s', async (_what, _way, part, way) => {
    expect(await faultsOf(part, way, send)).toEqual([]);
    const answer = await way.write(send, { edit: part.rightful, actor: part.actor }, await newKey(way));
    expect([200, 201]).toContain(statusOf(answer));
  });
});

test.each(PARTS.filter(({ what }) => /version|not whole/.test(what)))(
  'a store that keeps $what as it was sent is caught',
  async (part) => {
    const keeps: Send = async (method, path, extra) => {
      const answer = await send(method, path, extra);
      await database.pool.query(`update resource set content = content || $1 where id = $2`, [
        part.mark,
        answer.body?.id,
      ]);
      return answer;
    };
    const [post] = WAYS;
    const forgetful = { ...part, forged: part.rightful };
    expect(post && (await faultsOf(forgetful, post, keeps)).join()).toMatch(/left|answered/);
  },
);

const record = (more: object) => ({
  recorded: '2026-01-01T00:00:00Z',
  agent: [{ who: { reference: 'Practitioner/nurse' }, requestor: true }],
  ...more,
});
const provenance = (system: string) =>
  record({
    resourceType: 'Provenance',
    target: [{ reference: 'Task/about' }],
    activity: { coding: [{ system, code: 'complete' }] },
  });
const audit = record({
  resourceType: 'AuditEvent',
  type: { code: 'rest' },
  source: { observer: { display: 'x' } },
});
const VERBS = 'https://taskward.health/fhir/CodeSystem/task-verb';

describe('the records of the store are its own', () => {
  test.each<[string, Actor, object, string, number]>([
    ['a verb of the product by an agent', AGENT, provenance(VERBS), 'Provenance', 403],
    ['a verb of the product by a nurse', NURSE, provenance(VERBS), 'Provenance', 403],
    ['any record by a nurse', NURSE, provenance('http://verbs.example'), 'Provenance', 403],
    ['an audit event by an agent', AGENT, audit, 'AuditEvent', 403],
    ['an audit event by a nurse', NURSE, audit, 'AuditEvent', 403],
    ['another verb by an agent', AGENT, provenance('http://verbs.example'), 'Provenance', 201],
  ])('%s, sent in each way, is answered %4$i', async (_, actor, body, type, status) => {
    const bundleOf = (kind: string) => ({
      resourceType: 'Bundle',
      type: kind,
      entry: [{ resource: body, request: { method: 'POST', url: type } }],
    });
    const id = `record-${status}-${actor.accessRole}-${keys++}`;
    const answers = [
      await send('POST', `/${type}`, { body, actor }),
      await send('PUT', `/${type}/${id}`, { body: { ...body, id }, actor }),
      await send('POST', '', { body: bundleOf('batch'), actor }),
      await send('POST', '', { body: bundleOf('transaction'), actor }),
    ];
    expect(answers.map(statusOf)).toEqual([status, status, status, status]);
  });

  test.each(['Provenance', 'AuditEvent'])('a %s that the store wrote is neither changed nor deleted', async (type) => {
    await send('PUT', '/Task/about', { body: requestedTask({ id: 'about' }) });
    const [{ resource }] = (await send('GET', `/${type}?_count=1`)).body.entry;
    const path = `/${type}/${resource.id}`;
    const patch = [{ op: 'replace', path: '/recorded', value: '1987-06-05T04:03:02Z' }];
    const answers = [
      await send('PUT', path, { body: { ...resource, recorded: '1987-06-05T04:03:02Z' } }),
      await send('PATCH', path, { body: patch, headers: { 'content-type': 'application/json-patch+json' } }),
      await send('DELETE', path),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect((await send('GET', path)).body).toEqual(resource);
  });
});

test('what was read in part is not written back, whole it is', async () => {
  await send('PUT', '/Task/partly', {
    body: requestedTask({ id: 'partly', description: 'Whole', code: { text: 'x' } }),
  });
  const part = (await send('GET', '/Task/partly?_elements=code')).body;
  const refused = await send('PUT', '/Task/partly', { body: part });
  expect([refused.status, refused.body.issue[0].expression]).toEqual([422, ['Task.meta.tag']]);
  expect(refused.body.issue[0].details.text).toMatch(/read only in part/);
  const whole = (await send('GET', '/Task/partly')).body;
  expect(whole.description).toBe('Whole');
  expect((await send('PUT', '/Task/partly', { body: whole })).status).toBe(200);
});
