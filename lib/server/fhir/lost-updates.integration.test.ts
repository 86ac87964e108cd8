import type { Task } from '@medplum/fhirtypes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { type Counted, type CountWay, uncounted } from './count-up-fixture';
import { type Send, sendTo } from './endpoint-fixture';
import { type RaceProcesses, startRaceProcesses } from './race-processes-fixture';

const FULL = process.env.PROVE === '1';
const PROCESSES = FULL ? 4 : 2;
const WRITERS = 16;
const [TIMES, TIMES_BY_PATCH] = FULL ? [500, 100] : [4, 4];
/** Each note stays in the task, so that many on one would prove what it costs and not what is lost. */
const NOTES = FULL ? { tasks: 10, times: 50 } : { tasks: 1, times: 4 };

let database: TestDatabase;
let send: Send;
let processes: RaceProcesses;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
  processes = await startRaceProcesses(PROCESSES);
});
afterAll(async () => {
  await processes.stop();
  await database.close();
});

async function race(id: string, way: CountWay, times: number): Promise<{ counted: Counted[]; versions: Task[] }> {
  await send('PUT', `/Task/${id}`, { body: uncounted(id) });
  const writers = Array.from({ length: WRITERS }, (_, writer) => ({ id, writer, times, way }));
  return { counted: await processes.run('countUp', writers), versions: await versionsOf(id) };
}

async function versionsOf(id: string): Promise<Task[]> {
  const { rows } = await database.pool.query<{ content: string }>(
    `select content from (
       select version, content from history where type = 'Task' and id = $1
       union all select version, content from resource where type = 'Task' and id = $1
     ) versions order by version`,
    [id],
  );
  return rows.map(({ content }) => JSON.parse(content) as Task);
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const inOrder = (numbers: readonly number[]) => numbers.toSorted((one, other) => one - other);

/** What is wrong with a history in which each version must be the one before and one more; empty when nothing. */
function faultsOf({ counted, versions }: { counted: readonly Counted[]; versions: readonly Task[] }): string[] {
  const acknowledged = inOrder(counted.flatMap((each) => each.acknowledged));
  const expected = counted.reduce((sum, each) => sum + each.acknowledged.length, 0);
  const counts = versions.map(({ description, note = [] }) => Number(description) + note.length - 1);
  return [
    ...(counts.at(-1) === expected ? [] : [`${expected} were acknowledged, ${counts.at(-1)} are in.`]),
    ...(counts.every((count, index) => count === index) ? [] : ['A version is not the one before and one more.']),
    ...(String(acknowledged) === String(upTo(expected).map((each) => each + 1)) ? [] : ['Two got the same version.']),
    ...(versions.every(({ meta }, index) => meta?.versionId === String(index + 1)) ? [] : ['The numbers have gaps.']),
  ];
}

describe(`${WRITERS} writers in ${PROCESSES} processes`, () => {
  test.each([
    ['PUT', TIMES],
    ['JSON Patch', TIMES_BY_PATCH],
    ['FHIRPath Patch', TIMES_BY_PATCH],
  ] as const)(
    'count up by %s with the version they saw, %i times each: none is lost, the history is one chain',
    async (way, times) => {
      const raced = await race(`count-${way.replace(' ', '-')}`, way, times);
      expect(faultsOf(raced)).toEqual([]);
      expect(raced.counted.reduce((sum, { refused }) => sum + refused, 0)).toBeGreaterThan(0);
    },
  );

  test('append notes by a patch without a version: all are in, each once', async () => {
    for (let task = 0; task < NOTES.tasks; task += 1) {
      const raced = await race(`notes-${task}`, 'append', NOTES.times);
      expect(faultsOf(raced)).toEqual([]);
      const texts = raced.versions.at(-1)?.note?.map(({ text }) => text) ?? [];
      expect(new Set(texts).size).toBe(WRITERS * NOTES.times + 1);
    }
  });

  test('write back what they saw without a version: counts are lost, and the same judge sees it', async () => {
    const faults = faultsOf(await race('broken', 'write back', TIMES_BY_PATCH));
    expect(faults).toContainEqual(expect.stringContaining(`${WRITERS * TIMES_BY_PATCH} were acknowledged`));
    expect(faults).toContain('A version is not the one before and one more.');
  });
});
