import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { runningDatabaseUrl } from './lib/embedded-database.mjs';
import { setUpBuild } from './lib/set-up.mjs';
import { childrenOf, type Started, startForTest } from './lib/start-for-test.mjs';

const READY = /^Taskward is ready: /m;
const HEADERS = { 'Content-Type': 'application/json' };
const ANSWERS = [
  { linkId: 'edges', answer: [{ valueString: 'Partly open' }] },
  { linkId: 'length', answer: [{ valueDecimal: 8.5 }] },
  { linkId: 'exudate', answer: [{ valueString: 'None' }] },
  { linkId: 'infection', answer: [{ valueBoolean: false }] },
  { linkId: 'pain', answer: [{ valueInteger: 3 }] },
];
const Row = z.object({
  id: z.string(),
  patient: z.object({ id: z.string().nullable() }).nullable(),
  roles: z.array(z.object({ reference: z.string().nullish() })),
  unit: z.object({ reference: z.string() }).nullable(),
});
const Page = z.object({
  row: z.object({ status: z.string(), version: z.string() }),
  outputs: z.array(z.object({ value: z.string() })),
  story: z.array(z.object({ act: z.string() })),
});

const running: Started[] = [];
let folder: string;
beforeAll(async () => {
  await setUpBuild();
  folder = await mkdtemp(path.join(tmpdir(), 'taskward-killed-'));
}, 900_000);
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(['the row is let go', 'everything has stopped'] as const)(
  'a started server that is killed after the first write of a completion has done all of it or nothing, when %s',
  async (until) => {
    const first = await start();
    const nurse = await signIn(first, 'nurse');
    const id = await begunWoundCheck(nurse, await signIn(first, 'physician'));
    const holder = await held(id);
    const completing = nurse
      .post(`/api/tasks/${id}/actions/complete`, {
        seenVersion: '3',
        questionnaireResponse: { resourceType: 'QuestionnaireResponse', status: 'in-progress', item: ANSWERS },
      })
      .catch(() => undefined);
    await holder.hasWritten();
    process.kill(childrenOf(folder)[1]?.pid ?? 0, 'SIGKILL');
    if (until === 'the row is let go') {
      await holder.letGo();
    }
    await Promise.all([first.ended, completing]);
    await holder.letGo();

    const again = await start();
    const { row, outputs, story } = await (await signIn(again, 'nurse')).get(`/api/tasks/${id}`, Page);
    const [isDone, acts] = [row.status === 'completed', story.map(({ act }) => act)];
    expect(outputs).toHaveLength(isDone ? ANSWERS.length : 0);
    expect(acts).toEqual(isDone ? ['complete', 'start', 'claim', 'create'] : ['start', 'claim', 'create']);
    expect(row.version).toBe(isDone ? '4' : '3');
  },
);

async function start(): Promise<Started> {
  const started = await startForTest({ DATA_DIR: folder, DEMO: '1' });
  running.push(started);
  await started.says(READY);
  return started;
}

/** Holds the row of the task in the list, which a commit comes to after it has written the resources. */
async function held(id: string) {
  const client = new pg.Client({ connectionString: runningDatabaseUrl(folder) });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin');
  await client.query('select from task_row where id = $1 for update', [id]);
  const waiting = `select from pg_locks l where l.relation = 'history'::regclass and l.mode = 'RowExclusiveLock'
    and pg_backend_pid() = any (pg_blocking_pids(l.pid))`;
  return {
    hasWritten: async () => {
      while ((await client.query(waiting)).rows.length === 0) {
        await client.query('select pg_sleep(0.01)');
      }
    },
    letGo: () => client.end().catch(() => undefined),
  };
}

async function begunWoundCheck(nurse: Session, physician: Session): Promise<string> {
  const { rows } = await nurse.get('/api/worklist?owner=none&limit=200', z.object({ rows: z.array(Row) }));
  const like = rows.find(({ patient, roles }) => patient?.id != null && roles.length > 0);
  const asked = await physician.post('/api/tasks', {
    type: 'wound-check',
    patient: like?.patient?.id,
    role: like?.roles[0]?.reference,
    unit: like?.unit?.reference.split('/')[1],
  });
  const { id } = z.object({ id: z.string() }).parse(await asked.json());
  for (const [verb, seenVersion] of Object.entries({ claim: '1', start: '2' })) {
    expect((await nurse.post(`/api/tasks/${id}/actions/${verb}`, { seenVersion })).status).toBe(200);
  }
  return id;
}

type Session = {
  get: <T>(address: string, answer: z.ZodType<T>) => Promise<T>;
  post: (address: string, body: unknown) => Promise<Response>;
};

async function signIn({ url }: Started, username: string): Promise<Session> {
  const post = (address: string, body: unknown, more = {}) =>
    fetch(`${url}${address}`, {
      method: 'POST',
      headers: { ...HEADERS, Origin: url, ...more },
      body: JSON.stringify(body),
    });
  const signedIn = await post('/api/session', { username, password: 'demo' });
  const Cookie = signedIn.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
  return {
    get: async (address, answer) =>
      answer.parse(await (await fetch(`${url}${address}`, { headers: { Cookie } })).json()),
    post: (address, body) => post(address, body, { Cookie, 'Idempotency-Key': `${Date.now()}-${Math.random()}` }),
  };
}
