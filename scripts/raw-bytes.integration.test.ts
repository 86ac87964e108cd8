import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { isAlive } from './lib/process-identity.mjs';
import { setUpBuild } from './lib/set-up.mjs';
import { childrenOf, type Started, startForTest } from './lib/start-for-test.mjs';
import { exchangeBytes, rawFaultsOf } from './raw/raw-connection-fixture';
import { type RawRequest, rawRequests } from './raw/raw-requests-fixture';

const SEED = 20260301;
const SPOILT = process.env.PROVE === '1' ? 10_000 : 300;
const AT_ONCE = 16;
/** What Next says, and no more, when a client goes away in the middle of a body. */
const CUT_OFF = /⨯ uncaughtException:\s*|Error: aborted\s+at ignore-listed frames \{\s+code: 'ECONNRESET'\s+\}\s*/g;

let folder: string;
let started: Started;
beforeAll(async () => {
  await setUpBuild();
  folder = await mkdtemp(path.join(tmpdir(), 'taskward-raw-'));
  started = await startForTest({ DATA_DIR: folder });
  await started.says(/^Taskward is ready: /m);
}, 900_000);
afterAll(async () => {
  await started.stop();
  await rm(folder, { recursive: true, force: true });
});

async function token(): Promise<string> {
  const form = { grant_type: 'client_credentials', client_id: 'demo-agent', client_secret: 'demo-agent-secret' };
  const answer = await fetch(`${started.url}/auth/token`, { method: 'POST', body: new URLSearchParams(form) });
  return z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
}

async function faultsAt(port: number, requests: readonly RawRequest[]): Promise<string[]> {
  const faults: string[] = [];
  const queue = requests.values();
  const work = async () => {
    for (const { what, bytes } of queue) {
      const answer = await exchangeBytes(port, bytes);
      const isSlow = answer.milliseconds > 1000;
      // A busy machine is no fault of the server: what was slow is asked once more.
      const judged = isSlow ? await exchangeBytes(port, bytes) : answer;
      faults.push(...rawFaultsOf(judged).map((fault) => `${what}: ${fault}`));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return faults;
}

test('whatever bytes come, the server neither breaks nor ends nor tells of itself', async () => {
  const children = childrenOf(folder).map(({ pid }) => pid);
  const requests = rawRequests(await token(), { seed: SEED, spoilt: SPOILT });
  expect(await faultsAt(Number(new URL(started.url).port), requests)).toEqual([]);
  expect(childrenOf(folder).map(({ pid }) => pid)).toEqual(children);
  expect(childrenOf(folder).every(isAlive)).toBe(true);
  expect((await fetch(`${started.url}/healthz`)).status).toBe(200);
  expect(started.said.error.replaceAll(CUT_OFF, '')).toBe('');
}, 1_800_000);

test.each([
  ['breaks', 'HTTP/1.1 500 Oops\r\n\r\n', /status 500/],
  ['speaks of itself', 'HTTP/1.1 400 Bad\r\n\r\nError\n    at Object.run (/lib/server/x.ts:1:1)', /look inside/],
  ['refuses in other words', 'HTTP/1.1 400 Bad\r\ncontent-type: application/fhir+json\r\n\r\n{}', /other words/],
  ['speaks no HTTP', 'hello', /no HTTP/],
])('a server that %s is caught', async (_, says, fault) => {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(says);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  expect((await faultsAt(port, [{ what: 'hello', bytes: Buffer.from('hello') }])).join()).toMatch(fault);
  server.close();
});
