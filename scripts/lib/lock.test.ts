import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readHolder, tryLock, withLock } from './lock.mjs';
import { ownIdentity } from './process-identity.mjs';

const run = promisify(execFile);
const DEAD = { pid: process.pid, started: 'a start before this one' };

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lock-'));
  file = path.join(folder, 'it.lock');
});
afterEach(() => rm(folder, { recursive: true }));

test('a free lock is taken, says who holds it, and is gone when released', () => {
  const attempt = tryLock(file, { port: 3000 });
  expect(readHolder(file)).toEqual({ ...ownIdentity(), port: 3000 });
  expect('lock' in attempt && attempt.lock.release()).toBeUndefined();
  expect(readHolder(file)).toBeUndefined();
});

test('a lock whose holder lives is not taken', () => {
  tryLock(file, { port: 3000 });
  expect(tryLock(file)).toMatchObject({ holder: { pid: process.pid, port: 3000 } });
});

test('a lock whose holder is dead is taken over, even where its number belongs to another process by now', async () => {
  await writeFile(file, JSON.stringify({ ...DEAD, children: [{ pid: 1, started: 'x' }] }));
  expect(tryLock(file)).toMatchObject({ lock: {}, dead: { children: [{ pid: 1, started: 'x' }] } });
});

test('a lock that is damaged is taken over', async () => {
  await writeFile(file, '{"pid": 1');
  expect(tryLock(file)).toHaveProperty('lock');
});

test('work under a lock is done by one process at a time, after a dead holder too', async () => {
  await writeFile(file, JSON.stringify(DEAD));
  const log = path.join(folder, 'log');
  const script = `
    import { appendFileSync } from 'node:fs';
    import { setTimeout } from 'node:timers/promises';
    import { withLock } from ${JSON.stringify(path.resolve('scripts/lib/lock.mjs'))};
    await withLock(${JSON.stringify(file)}, () => {}, async () => {
      appendFileSync(${JSON.stringify(log)}, 'in ');
      await setTimeout(30);
      appendFileSync(${JSON.stringify(log)}, 'out ');
    });`;
  await Promise.all(Array.from({ length: 6 }, () => run(process.execPath, ['--input-type=module', '-e', script])));
  expect(await readFile(log, 'utf8')).toBe('in out '.repeat(6));
});

test('a lock is released when the work fails', async () => {
  const failing = withLock(
    file,
    () => undefined,
    async () => {
      await appendFile(path.join(folder, 'log'), 'begun');
      throw new Error('no');
    },
  );
  await expect(failing).rejects.toThrow('no');
  expect(readHolder(file)).toBeUndefined();
});
