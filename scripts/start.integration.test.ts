import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { freePort } from './lib/port.mjs';
import { postmasterOf } from './lib/postmaster.mjs';
import { isAlive } from './lib/process-identity.mjs';
import { setUpBuild } from './lib/set-up.mjs';
import { childrenOf, type Started, startForTest } from './lib/start-for-test.mjs';
import { until } from './lib/until.mjs';

const READY = /^Taskward is ready: /m;
const ONE_LINE = /^[^\n]+\n$/;
const PATIENCE_MILLISECONDS = 60_000;

const running: Started[] = [];
let demoFolder: string;
let emptyFolder: string;

beforeAll(async () => {
  await setUpBuild();
  demoFolder = await mkdtemp(path.join(tmpdir(), 'taskward-start-'));
  emptyFolder = await mkdtemp(path.join(tmpdir(), 'taskward-start-'));
}, 900_000);

afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
});

afterAll(async () => {
  await Promise.all([demoFolder, emptyFolder].map((folder) => rm(folder, { recursive: true, force: true })));
});

describe('npm start', () => {
  test('on an empty folder serves the demo hospital and says how to sign in', async () => {
    const started = await start({ DATA_DIR: demoFolder });
    await started.says(/^Demo accounts: nurse .*demo/m);
    expect(started.said.out).toMatch(READY);
    expect((await fetch(`${started.url}/healthz`)).status).toBe(200);
    expect(await signIn(started)).toBeLessThan(300);
    expect(started.said.error).toBe('');
  });

  test('a second time is served within ten seconds, and changes nothing', async () => {
    const begun = Date.now();
    const started = await start({ DATA_DIR: demoFolder });
    await started.says(READY);
    expect(Date.now() - begun).toBeLessThan(10_000);
    expect(started.said.out).not.toMatch(/^(Installing|Building|Generating)/m);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('on %s stops everything, the database last and cleanly', async (signal) => {
    const started = await start({ DATA_DIR: demoFolder });
    await started.says(READY);
    const children = childrenOf(demoFolder);
    expect(children).toHaveLength(2);
    expect(await started.stop(signal)).toBe(0);
    expect(children.some(isAlive)).toBe(false);
    expect(postmasterOf(path.join(demoFolder, 'postgres'))).toBeUndefined();
    const log = await readFile(path.join(demoFolder, 'postgres.log'), 'utf8');
    expect(log.trimEnd().split('\n').at(-1)).toContain('database system is shut down');
    expect(started.said.error).toBe('');
  });

  test('a signal to npm, which passes it to a shell alone, stops everything', async () => {
    const started = await startForTest({ DATA_DIR: demoFolder }, ['npm', 'start']);
    running.push(started);
    await started.says(READY);
    const children = childrenOf(demoFolder);
    await started.stop('SIGTERM');
    expect(children).toHaveLength(2);
    expect(children.some(isAlive)).toBe(false);
    expect(postmasterOf(path.join(demoFolder, 'postgres'))).toBeUndefined();
  });
});

describe('after kill -9', () => {
  test.each([
    ['of the start itself', (started: Started) => [started.pid]],
    ['of the web server', () => [childrenOf(demoFolder)[1]?.pid ?? 0]],
    ['of the database', () => [postmasterOf(path.join(demoFolder, 'postgres'))?.pid ?? 0]],
    ['of all of them', (started: Started) => [started.pid, ...allChildren()]],
  ])('%s the next start works and no acknowledged write is missing', async (_, victims) => {
    const first = await start({ DATA_DIR: demoFolder });
    await first.says(READY);
    const location = await writeTask(first);
    for (const pid of victims(first)) {
      process.kill(pid, 'SIGKILL');
    }
    await first.ended;
    const second = await start({ DATA_DIR: demoFolder, PORT: new URL(first.url).port });
    await second.says(READY);
    expect(await readTask(second, location)).toBe(200);
  });

  test('of the worker, another worker takes over', async () => {
    const started = await start({ DATA_DIR: demoFolder });
    await started.says(READY);
    const [worker] = childrenOf(demoFolder);
    process.kill(worker?.pid ?? 0, 'SIGKILL');
    await started.says(/^The worker ended \(SIGKILL\)/m);
    const replaced = () => childrenOf(demoFolder)[0]?.pid !== worker?.pid;
    expect(await until(replaced, PATIENCE_MILLISECONDS)).toBe(true);
    expect((await fetch(`${started.url}/healthz`)).status).toBe(200);
  });
});

describe('what cannot work is said in one line', () => {
  test('a taken port', async () => {
    const port = await freePort();
    const squatter = createServer().listen(port, '127.0.0.1');
    const started = await start({ DATA_DIR: emptyFolder, PORT: String(port) });
    expect(await started.ended).toBe(1);
    expect(started.said.error).toMatch(ONE_LINE);
    expect(started.said.error).toContain(`Port ${port} is taken`);
    squatter.close();
  });

  test.each([
    ['nothing listens', 'DATABASE_URL', 'postgres://user:hush@127.0.0.1:1/taskward', 'nothing answers there'],
    ['an unknown host', 'DATABASE_URL', 'postgres://user:hush@nowhere.invalid/taskward', 'the host name'],
    ['not PostgreSQL', 'DATABASE_URL', 'mysql://user:hush@127.0.0.1/taskward', 'DATABASE_URL must be'],
    ['a bad port', 'PORT', 'eighty', 'PORT must be'],
    ['a bad zone', 'TIME_ZONE', 'Mars/Olympus', 'TIME_ZONE must be'],
    ['a bad address', 'HOST', '192.0.2.1', 'HOST 192.0.2.1 is no address of this machine'],
  ])('%s', async (_, name, value, line) => {
    const started = await start({ DATA_DIR: emptyFolder, [name]: value });
    expect(await started.ended).toBe(1);
    expect(started.said.error).toMatch(ONE_LINE);
    expect(started.said.error).toContain(line);
    expect(started.said.error).not.toContain('hush');
  });

  test('a folder that another start uses; beside it a third one runs', async () => {
    const started = await start({ DATA_DIR: emptyFolder, DEMO: '0' });
    await started.says(READY);
    const second = await start({ DATA_DIR: emptyFolder, DEMO: '0' });
    expect(await second.ended).toBe(1);
    expect(second.said.error).toMatch(ONE_LINE);
    expect(second.said.error).toContain('is in use by the Taskward');
    const beside = await start({ DATA_DIR: demoFolder });
    await beside.says(READY);
    const answers = await Promise.all([started, beside].map(({ url }) => fetch(`${url}/readyz`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });
});

test('rules that cannot be used are told before anything starts, a line each', async () => {
  const file = path.join(emptyFolder, 'policy.json');
  await writeFile(file, JSON.stringify({ rules: { start: { who: [] }, cancel: { from: [] } } }));
  const started = await start({ DATA_DIR: emptyFolder, DEMO: '0', POLICY_FILE: file });
  expect(await started.ended).toBe(1);
  expect(started.said.error.split('\n')).toEqual([
    'POLICY_FILE rules: nobody can start it (start).',
    'POLICY_FILE rules: nobody can cancel it (cancel).',
    'POLICY_FILE rules: no task can become cancelled (cancelled).',
    'The rules of POLICY_FILE cannot be used: mend them and start again.',
    '',
  ]);
});

test('without the demo hospital there is no known password, and a link makes the first admin', async () => {
  const started = await start({ DATA_DIR: emptyFolder, DEMO: '0', HOST: '127.0.0.1' });
  await started.says(/^There is no account yet\. .*: http:\/\/\S+$/m);
  expect(started.said.out).not.toContain('Demo accounts');
  expect(await signIn(started)).toBe(401);
});

async function start(variables: Record<string, string>): Promise<Started> {
  const started = await startForTest(variables);
  running.push(started);
  return started;
}

function allChildren(): readonly number[] {
  const database = postmasterOf(path.join(demoFolder, 'postgres'));
  return [...childrenOf(demoFolder).map(({ pid }) => pid), ...(database === undefined ? [] : [database.pid])];
}

async function signIn({ url }: Started): Promise<number> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify({ username: 'nurse', password: 'demo' }),
  });
  return answer.status;
}

async function writeTask(started: Started): Promise<string> {
  const answer = await fetch(`${started.url}/fhir/Task`, {
    method: 'POST',
    headers: { ...(await authorization(started)), 'Content-Type': 'application/fhir+json' },
    body: JSON.stringify({ resourceType: 'Task', status: 'requested', intent: 'order', code: { text: 'Survive' } }),
  });
  expect(answer.status).toBe(201);
  return `/fhir/Task/${z.object({ id: z.string() }).parse(await answer.json()).id}`;
}

async function readTask(started: Started, location: string): Promise<number> {
  return (await fetch(`${started.url}${location}`, { headers: await authorization(started) })).status;
}

async function authorization({ url }: Started): Promise<{ Authorization: string }> {
  const form = { grant_type: 'client_credentials', client_id: 'demo-agent', client_secret: 'demo-agent-secret' };
  const answer = await fetch(`${url}/auth/token`, { method: 'POST', body: new URLSearchParams(form) });
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await answer.json());
  return { Authorization: `Bearer ${token}` };
}
