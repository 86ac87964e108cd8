import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { GET as board } from '@/app/api/board/route';
import { GET as patient } from '@/app/api/patients/[id]/route';
import { POST as patients } from '@/app/api/patients/search/route';
import { GET as task } from '@/app/api/tasks/[id]/route';
import { GET as worklist } from '@/app/api/worklist/route';
import { POST as words } from '@/app/api/worklist/search/route';
import { UnrecordedError } from '@/lib/domain/fhir/errors';
import { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import { putKnownAccounts } from '@/lib/server/access/known-accounts';
import { LIST_SECONDS } from '@/lib/server/access/record-read';
import { createSession } from '@/lib/server/access/sessions';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { type Send, sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { at, NOW, nurse, openHospital, requestWoundCare, supervisor } from '@/lib/server/tasks/test-hospital';
import { listWorklist } from '@/lib/server/worklist/list-worklist';

const OWN = 'http://localhost:3000';
let database: TestDatabase;
let send: Send;
const cookies: Record<string, string> = {};
let id: string;
beforeAll(async () => {
  database = await openHospital();
  send = sendTo(database.pool);
  const account = ({ username, display, accessRole, reference }: typeof nurse) => ({
    ...{
      username,
      display,
      password: 'demo',
      accessRole: accessRole as 'clinician',
      practitioner: reference,
      units: ['ward-a'],
    },
  });
  await putKnownAccounts([account(nurse), account(supervisor)], NOW);
  const { rows } = await database.pool.query<{ id: string; username: string }>('select id, username from account');
  for (const row of rows) {
    const session = { accountId: row.id, userAgent: '', replaces: undefined, now: new Date() };
    cookies[row.username] = `taskward_session=${await createSession(session)}`;
  }
  id = await requestWoundCare();
});
afterAll(() => database.close());
beforeEach(() => {
  Reflect.deleteProperty(globalThis, 'taskwardCoveredLists');
});

// biome-ignore lint/suspicious/noExplicitAny: a test reads into whatever was recorded.
type Event = any;
/** What is recorded while something is done. */
async function newly(work: () => Promise<unknown>): Promise<Event[]> {
  const read = async () =>
    (
      await database.pool.query<{ content: string }>(
        "select content from resource where type = 'AuditEvent' order by updated, id",
      )
    ).rows.map(({ content }) => content);
  const before = new Set(await read());
  await work();
  return (await read()).filter((each) => !before.has(each)).map((each) => JSON.parse(each));
}

type Route = (request: Request, context?: { params: Promise<Record<string, string>> }) => Promise<Response>;
const asked = (route: Route, path: string, params: Record<string, string> = {}, body?: object) => {
  const who = path.startsWith('/api/board') ? supervisor.username : nurse.username;
  const headers = { cookie: cookies[who] ?? '', origin: OWN, 'x-request-id': 'asked-1', 'x-forwarded-for': '10.1.2.3' };
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  return route(new Request(`${OWN}${path}`, { headers: { ...headers, ...type }, ...sent }), {
    params: Promise.resolve(params),
  });
};
const screens: readonly (readonly [
  string,
  () => Promise<Response>,
  { subtype: string; about?: string; query?: string },
])[] = [
  ['the page of a task', () => asked(task, `/api/tasks/${id}`, { id }), { subtype: 'read', about: 'Task' }],
  [
    'the page of a patient',
    () => asked(patient, '/api/patients/p1', { id: 'p1' }),
    { subtype: 'read', about: 'Patient' },
  ],
  [
    'a list',
    () => asked(worklist, '/api/worklist?owner=none'),
    { subtype: 'search-type', query: 'worklist?owner=none' },
  ],
  [
    'a board',
    () => asked(board, '/api/board?unit=ward-a'),
    { subtype: 'search-type', query: 'board?unit=Location/ward-a' },
  ],
  [
    'a search for patients',
    () => asked(patients, '/api/patients/search', {}, { text: 'lindq', limit: 5 }),
    { subtype: 'search-type', query: 'Patient?text=lindq' },
  ],
  [
    'a search for tasks by their words',
    () => asked(words, '/api/worklist/search', {}, { text: 'lindq', limit: 5 }),
    { subtype: 'search-type', query: 'worklist?' },
  ],
];

test.each(screens)(
  '%s is one event, with who asked, from where, and about what',
  async (_, ask, { subtype, about, query }) => {
    const [event, ...others] = await newly(async () => expect((await ask()).status).toBe(200));
    expect(others).toEqual([]);
    expect(event).toMatchObject({ subtype: [{ code: subtype }], outcome: '0', type: { code: 'rest' } });
    expect(event.agent.map(({ type, requestor }: Event) => [type.coding[0].code, requestor])).toEqual([
      ['IRCP', true],
      [subtype === 'read' ? '110152' : '110153', false],
      [subtype === 'read' ? '110153' : '110152', false],
    ]);
    expect(event.agent[1].network.address).toBe('10.1.2.3');
    const entities = event.entity.map(({ what, query: text }: Event) =>
      text === undefined ? (what.reference ?? what.identifier.value) : Buffer.from(text, 'base64').toString(),
    );
    expect(entities).toContain('asked-1');
    if (about !== undefined) {
      expect(entities).toEqual(expect.arrayContaining([about === 'Task' ? `Task/${id}` : 'Patient/p1', 'Patient/p1']));
    }
    if (query !== undefined) {
      expect(entities.some((each: string) => each.startsWith(query))).toBe(true);
    }
  },
);

const overFhir: readonly (readonly [string, string, number])[] = [
  ['read', `/Task/ID`, 1],
  ['vread', `/Task/ID/_history/1`, 1],
  ['history-instance', `/Task/ID/_history`, 1],
  ['history-type', '/Task/_history', 1],
  ['history-system', '/_history', 1],
  ['search-type', '/Task?status=requested', 1],
  ['search-type', '/Encounter?patient=p1', 1],
  ['search-type', '/Location?_revinclude=Encounter:location', 1],
  ['read', '/Questionnaire/wound-form', 0],
  ['search-type', '/Location?_count=1', 0],
  ['operation', '/Task/ID/$validate', 1],
];
test.each(overFhir)('over FHIR, %s of %s is recorded %i times', async (subtype, path, times) => {
  const events = await newly(async () => expect((await send('GET', path.replace('ID', id))).status).toBe(200));
  expect(events.map((event) => event.subtype[0].code)).toEqual(Array.from({ length: times }, () => subtype));
});

test('a batch of reads is one event each, and so is a search by form with all it asked', async () => {
  const entry = ['Task?owner=x', `Task/${id}`, 'Patient/p1'].map((url) => ({ request: { method: 'GET', url } }));
  const bundle = { resourceType: 'Bundle', type: 'batch', entry };
  expect(await newly(() => send('POST', '', { body: bundle }))).toHaveLength(3);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const [event] = await newly(() => send('POST', '/Patient/_search', { body: 'family=Lindqvist', headers }));
  expect(Buffer.from(event.entity[0].query, 'base64').toString()).toBe('Patient?family=Lindqvist');
});

test('a list that a screen asks for again is one event a minute, whose period says so; another question is another event', async () => {
  const query = WorklistQuery.parse({ owner: 'any' });
  const list = (now: Date, more = query) => listWorklist(nurse, more, { now });
  const first = await newly(async () => {
    for (let second = 0; second < LIST_SECONDS; second += 5) {
      await list(new Date(NOW.getTime() + second * 1000));
    }
  });
  expect(first.map(({ period }) => period)).toEqual([{ start: NOW.toISOString(), end: at(1).toISOString() }]);
  expect(await newly(() => list(at(1)))).toHaveLength(1);
  expect(await newly(() => list(at(1), WorklistQuery.parse({ owner: 'me' })))).toHaveLength(1);
  expect(await newly(() => listWorklist(supervisor, query, { now: at(1) }))).toHaveLength(1);
});

/** Whether nothing is shown while nothing can be recorded. */
async function showsNothing(ask: () => Promise<Response>): Promise<boolean> {
  await database.pool.query('alter table audit_waiting add constraint broken check (seq < 0) not valid');
  try {
    const response = await ask();
    return response.status === 503 && !/Lindqvist|Wound|ward-a/i.test(await response.text());
  } finally {
    await database.pool.query('alter table audit_waiting drop constraint broken');
  }
}

test.each(screens)('%s is not shown when it cannot be recorded', async (_, ask) => {
  expect(await showsNothing(ask)).toBe(true);
});
test('over FHIR nothing is answered either', async () => {
  const fhir = (path: string) => async () => {
    const { status, body } = await send('GET', path);
    return Response.json(body, { status });
  };
  for (const path of [`/Task/${id}`, '/Task?status=requested', `/Task/${id}/_history`, '/Patient/p1']) {
    expect(await showsNothing(fhir(path))).toBe(true);
  }
});
test('one who lets a record that failed go by is caught, and one who records afterwards', async () => {
  const lenient = sendTo(database.pool, (repository) =>
    Object.assign(repository, {
      recordRead: () =>
        Object.getPrototypeOf(repository)
          .recordRead.call(repository, { interaction: 'read', about: `Task/${id}` })
          .catch((error: unknown) => expect(error).toBeInstanceOf(UnrecordedError)),
    }),
  );
  const later = sendTo(database.pool, (repository) =>
    Object.assign(repository, { recordRead: () => Promise.resolve() }),
  );
  for (const broken of [lenient, later]) {
    const ask = async () => {
      const { status, body } = await broken('GET', `/Task/${id}`);
      return Response.json(body, { status });
    };
    expect(await showsNothing(ask)).toBe(false);
  }
});

test('a worker sees in the record what was done, not who read', async () => {
  await send('GET', `/Task/${id}`, { actor: supervisor });
  const seen = async (actor: typeof nurse) =>
    (await send('GET', `/AuditEvent?entity=Task/${id}&_count=100`, { actor })).body.entry.map(
      ({ resource }: Event) => resource.action,
    );
  expect(new Set(await seen(nurse))).toEqual(new Set(['C']));
  expect(await seen({ ...supervisor, accessRole: 'auditor' })).toContain('R');
});
