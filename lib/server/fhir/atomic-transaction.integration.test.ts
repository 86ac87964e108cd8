import type { BundleEntry } from '@medplum/fhirtypes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { AGENT, type Send, sendTo, type TestAnswer } from './endpoint-fixture';
import { FAULTS, goodEntries, SIZE, STANDING } from './faulty-entries-fixture';
import { differing, type ReadState, stateReader, watchedWhile } from './whole-store-fixture';

const PLACES = Array.from({ length: SIZE }, (_, place) => place);
const actor = { ...AGENT, scopes: ['system/Task.cruds', 'system/Patient.cruds'] };

let database: TestDatabase;
let send: Send;
let read: ReadState;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
  read = await stateReader(database.pool);
  expect((await sendBundle(STANDING)).status).toBe(200);
});
afterAll(() => database.close());

type Kind = 'transaction' | 'batch';

function sendBundle(entry: readonly BundleEntry[], type: Kind = 'transaction'): Promise<TestAnswer> {
  return send('POST', '', { body: { resourceType: 'Bundle', type, entry }, actor });
}

/** What is wrong after one entry was at fault: how it was answered, and which tables anybody could see changed. */
async function faultsOf(fault: string, place: number, type: Kind = 'transaction'): Promise<string[]> {
  const { fails = [], entryAt } = FAULTS.get(fault) ?? {};
  const entries = goodEntries().map((entry, index) => (index === place ? (entryAt?.(place) ?? entry) : entry));
  const { answer, before, during, after } = await watchedWhile(read, () => sendBundle(entries, type));
  const changed = new Set([...during, after].flatMap((state) => differing(before, state)));
  return [
    ...(fails.includes(answer.status) ? [] : [`${fault} in entry ${place}: ${answer.status}`]),
    ...(answer.body.resourceType === 'OperationOutcome' ? [] : [`${fault} in entry ${place}: no outcome`]),
    ...[...changed].map((table) => `${fault} in entry ${place}: ${table} changed`),
  ];
}

describe(`one of ${SIZE} entries at fault, each in turn`, () => {
  test.each([...FAULTS.keys()])('%s leaves nothing of the others, in no table and at no moment', async (fault) => {
    const faults: string[] = [];
    for (const place of PLACES) {
      faults.push(...(await faultsOf(fault, place)));
    }
    expect(faults).toEqual([]);
  });
});

test('the same entries without a fault go in, in one moment', async () => {
  const { answer, before, during, after } = await watchedWhile(read, () => sendBundle(goodEntries()));
  expect(answer.body.entry.map((entry: BundleEntry) => entry.response?.status)).toEqual([
    '201',
    '201',
    '200',
    '200',
    '201',
    '204',
    '201',
  ]);
  const written = ['resource', 'history', 'task_row', 'task_reach', 'task_event', 'patient_row'];
  expect(differing(before, after)).toEqual(expect.arrayContaining(written));
  expect(during.length).toBeGreaterThan(0);
  for (const state of during) {
    expect([[], differing(before, after)]).toContainEqual(differing(before, state));
  }
});

test.each([...FAULTS.keys()])(
  '%s among entries that are written one by one is caught by the same judge',
  async (fault) => {
    expect(await faultsOf(fault, 3, 'batch')).toEqual(
      expect.arrayContaining([
        `${fault} in entry 3: resource changed`,
        `${fault} in entry 3: task_row changed`,
        `${fault} in entry 3: task_event changed`,
      ]),
    );
  },
);
