import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { type Send, sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { CHOICE_STORE, CHOICES } from './choices-fixture';
import type { Part, Query, World } from './held-fixture';
import { judge } from './judge-fixture';
import { answerOf, emptyTables, writeStore } from './store-answer-fixture';

let database: TestDatabase;
let send: Send;
let world: World;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
  vi.useFakeTimers({ toFake: ['Date'] });
  const tables = await emptyTables(database.pool);
  world = await writeStore(CHOICE_STORE, { pool: database.pool, send, tables });
});
afterAll(async () => {
  vi.useRealTimers();
  await database.close();
});

/** Without the spaces that line up the columns. */
const DOCUMENTED = readFileSync('docs/fhir.md', 'utf8').replace(/ +/g, ' ');

function queryOf(text: string): Query {
  const [type = '', rest] = text.split('?');
  return { type, parts: [...new URLSearchParams(rest)].map(([name, value]): Part => [name, value]) };
}

describe('where the specification leaves room, store, second implementation and guide say the same', () => {
  test.each(CHOICES)('$says: $query', async ({ says, why, query, finds }) => {
    const answer = await answerOf(queryOf(query), send);
    expect(answer.pages.flatMap(({ matches }) => matches).join(' ')).toBe(finds);
    expect(judge(queryOf(query), answer, world)).toBeUndefined();
    expect(DOCUMENTED).toContain(`| ${says} | ${why} |`);
  });
});
