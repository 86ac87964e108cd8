import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerPacked, packFiles } from './packed-files.mjs';

const SCRIPT = 'export const words = "Claimed: it is yours.";\n'.repeat(200);
const SMALL = 'export {};';

let folder: string;
let server: Server;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'packed-'));
  mkdirSync(path.join(folder, 'chunks/[id]'), { recursive: true });
  writeFileSync(path.join(folder, 'chunks/list.js'), SCRIPT);
  writeFileSync(path.join(folder, 'chunks/[id]/page.js'), SCRIPT);
  writeFileSync(path.join(folder, 'chunks/small.js'), SMALL);
  writeFileSync(path.join(folder, 'secret.txt'), SCRIPT);
  await packFiles(folder);
  const answer = answerPacked(folder);
  server = createServer((request, response) =>
    answer(request, response) ? undefined : response.writeHead(418).end('left to Next'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/_next/static`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const get = (file: string, encoding = 'gzip, deflate, br, zstd') =>
  fetch(`${url}/${file}`, { headers: { 'accept-encoding': encoding } });

test('a browser that takes brotli gets the packed script, to be kept for ever', async () => {
  const answer = await get('chunks/list.js');
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/javascript; charset=UTF-8',
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  });
  expect(Number(answer.headers.get('content-length'))).toBeLessThan(SCRIPT.length / 10);
  expect(await answer.text()).toBe(SCRIPT);
  expect(await (await get('chunks/%5Bid%5D/page.js?dpl=1')).text()).toBe(SCRIPT);
});

test.each([
  ['a browser without brotli', 'chunks/list.js', 'gzip, deflate'],
  ['a word that only begins like it', 'chunks/list.js', 'brx'],
  ['a script that is too small', 'chunks/small.js', 'br'],
  ['what is no script', 'secret.txt', 'br'],
  ['what is not there', 'chunks/none.js', 'br'],
  ['a path that leads out', 'chunks/..%2f..%2f..%2fetc/passwd', 'br'],
  ['a path that cannot be read', 'chunks/%E0%A4%A', 'br'],
])('%s is left to Next', async (_what, file, encoding) => {
  expect((await get(file, encoding)).status).toBe(418);
});

test('what was packed before is not packed again', async () => {
  const packed = path.join(folder, 'chunks/list.js.br');
  writeFileSync(packed, 'as it was');
  await packFiles(folder);
  expect(readFileSync(packed, 'utf8')).toBe('as it was');
});
