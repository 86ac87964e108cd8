import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { witnessesIn } from './witnesses';

test('the ends of the chain are read out of a log, whatever else stands in it', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'witness-'));
  const file = path.join(folder, 'worker.log');
  const digest = 'ab'.repeat(32);
  const line = (position: string, of: string) =>
    JSON.stringify({ level: 30, auditPosition: position, auditDigest: of, msg: 'the audit chain' });
  await writeFile(
    file,
    [
      'worker started',
      line('17', digest),
      '{"auditPosition":',
      `2026-11-25 node ${line('40', digest)}`,
      line('50', 'short'),
      '',
    ].join('\n'),
  );
  expect(await witnessesIn(file)).toEqual([
    { position: '17', digest },
    { position: '40', digest },
  ]);
  await rm(folder, { recursive: true });
});
