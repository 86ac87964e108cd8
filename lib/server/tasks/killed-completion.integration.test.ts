import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { randomOf } from '@/lib/server/fhir/random-fixture';
import { actOnTask } from './act-on-task';
import { killWhileCompleting, type Moment, momentsOf } from './killed-completion-fixture';
import { faultsOfCompletion } from './killed-completion-judge-fixture';
import type { CompletionOrder } from './killed-worker-fixture';
import { at, nurse, openHospital, requestWoundCare } from './test-hospital';

const SEED = Number(process.env.SEED ?? 20_260_303);
const KILLS = process.env.PROVE === '1' ? 50 : 6;

let database: TestDatabase;
let orders = 0;
beforeAll(async () => {
  database = await openHospital();
});
afterAll(() => database.close());

/** Wound care that the nurse has begun, and the answer by which its completion is told from all others. */
async function begunOrder(inTwo: boolean): Promise<CompletionOrder> {
  const id = await requestWoundCare();
  await actOnTask(nurse, id, 'claim', { seenVersion: '1' }, { now: at(1) });
  await actOnTask(nurse, id, 'start', { seenVersion: '2' }, { now: at(2) });
  orders += 1;
  return { actor: nurse, id, length: 1 + orders / 100, seenVersion: '3', inTwo };
}

test(`of ${KILLS} completions whose server is killed each is done with its answers and its record, or not begun`, async () => {
  const moments = momentsOf(KILLS, randomOf(SEED));
  const outcomes = { done: 0, 'not done': 0 };
  let afterWrites = 0;
  for (const moment of moments) {
    const order = await begunOrder(false);
    afterWrites += (await killWhileCompleting(order, moment, database.url)) ? 1 : 0;
    const { outcome, faults } = await faultsOfCompletion(order, database.pool);
    expect(faults, JSON.stringify(moment)).toEqual([]);
    expect(outcome, JSON.stringify(moment)).toBe(certainOutcome(moment) ?? outcome);
    outcomes[outcome] += 1;
    await goesOn(order, outcome);
  }
  process.stderr.write(
    `killed while completing, seed ${SEED}: ${KILLS} kills, ${afterWrites} after the first write; ${outcomes.done} done, ${outcomes['not done']} not begun, 0 torn\n`,
  );
  expect(afterWrites).toBe(moments.filter(({ kind }) => kind === 'held').length);
  expect(afterWrites).toBeGreaterThanOrEqual(KILLS / 3);
});

/** What was answered stays; what the database goes on with gets done; what it gave up has left nothing. */
function certainOutcome(moment: Moment): 'done' | 'not done' | undefined {
  if (moment.kind === 'held') {
    return moment.database === 'notices' ? 'not done' : 'done';
  }
  return moment.kind === 'answered' ? 'done' : undefined;
}

/** Whoever comes back finds it done, or completes it as if nothing had been. */
async function goesOn(order: CompletionOrder, outcome: 'done' | 'not done'): Promise<void> {
  const item = [{ linkId: 'length', text: 'Length', answer: [{ valueDecimal: order.length }] }];
  const questionnaireResponse = { resourceType: 'QuestionnaireResponse' as const, status: 'in-progress', item };
  const again = actOnTask(nurse, order.id, 'complete', { seenVersion: '3', questionnaireResponse }, { now: at(5) });
  await (outcome === 'done' ? expect(again).rejects.toMatchObject({ name: 'StaleTaskError' }) : again);
  expect((await faultsOfCompletion(order, database.pool)).faults).toEqual([]);
}

test('completing in two transactions leaves answers that no task knows, and the same judge sees it', async () => {
  const order = await begunOrder(true);
  const moment: Moment = { kind: 'held', table: 'task_row', database: 'notices' };
  expect(await killWhileCompleting(order, moment, database.url)).toBe(true);
  const { faults } = await faultsOfCompletion(order, database.pool);
  expect(faults).toEqual(['answers is 1, not 0']);
});
