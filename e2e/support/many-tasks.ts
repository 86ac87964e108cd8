import type { Bundle, Task } from '@medplum/fhirtypes';
import { type APIRequestContext, expect } from '@playwright/test';

const IN_ONE_BUNDLE = 500;
const TYPE = { system: 'https://types.example', code: 'long-list', display: 'Long list' };
const FHIR = { 'Content-Type': 'application/fhir+json' };
const DAY = 86_400_000;

/** The list of exactly these tasks, for whoever sees everything. */
export const LONG_LIST = `type=${encodeURIComponent(`${TYPE.system}|${TYPE.code}`)}`;

/** Brings in so many tasks that the demo agent is at work on; answers their ids. Take them away again: others count. */
export async function makeManyTasks(agent: APIRequestContext, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, number) => `long-list-${String(number).padStart(5, '0')}`);
  const now = Date.now();
  await sendAll(agent, ids, (id, number) => ({
    request: { method: 'PUT', url: `Task/${id}` },
    resource: taskOf(id, { number, now }),
  }));
  return ids;
}

/** Takes tasks away again. */
export async function deleteTasks(agent: APIRequestContext, ids: readonly string[]): Promise<void> {
  await sendAll(agent, ids, (id) => ({ request: { method: 'DELETE', url: `Task/${id}` } }));
}

/** Completes one as the agent does, on the version that was brought in. */
export async function completeTask(agent: APIRequestContext, id: string): Promise<void> {
  const answer = await agent.patch(`/fhir/Task/${id}`, {
    headers: { 'Content-Type': 'application/json-patch+json', 'If-Match': 'W/"1"' },
    data: JSON.stringify([{ op: 'replace', path: '/status', value: 'completed' }]),
  });
  expect(answer.status(), `${id} is completed`).toBe(200);
}

type Entry = NonNullable<Bundle['entry']>[number];

async function sendAll(
  agent: APIRequestContext,
  ids: readonly string[],
  entryOf: (id: string, number: number) => Entry,
): Promise<void> {
  for (let from = 0; from < ids.length; from += IN_ONE_BUNDLE) {
    const entry = ids.slice(from, from + IN_ONE_BUNDLE).map((id, index) => entryOf(id, from + index));
    const answer = await agent.post('/fhir', {
      headers: FHIR,
      data: { resourceType: 'Bundle', type: 'transaction', entry },
    });
    expect(answer.status(), `tasks from ${from}: ${answer.ok() ? '' : await answer.text()}`).toBe(200);
  }
}

function taskOf(id: string, { number, now }: { number: number; now: number }): Task {
  // From half a day late to five days ahead, in no order.
  const due = new Date(now + (((number * 7919) % 5500) / 1000 - 0.5) * DAY);
  return {
    resourceType: 'Task',
    id,
    status: 'in-progress',
    intent: 'order',
    priority: (['routine', 'routine', 'urgent', 'asap'] as const)[number % 4] ?? 'routine',
    code: { coding: [TYPE], text: `Long list ${number}` },
    owner: { reference: 'Device/demo-agent' },
    authoredOn: new Date(now).toISOString(),
    restriction: { period: { end: due.toISOString() } },
  };
}
