import type { Bundle, Task } from '@medplum/fhirtypes';
import { type APIRequestContext, expect } from '@playwright/test';

const IN_ONE_BUNDLE = 500;
const TYPE = { system: 'https://types.example', code: 'long-list', display: 'Long list' };
const FHIR = { 'Content-Type': 'application/fhir+json' };
const DAY = 86_400_000;

/** The list of exactly these tasks, for whoever sees everything. */
export const LONG_LIST = `type=${encodeURIComponent(`${TYPE.system}|${TYPE.code}`)}`;

/** Brings in so many tasks that the demo agent is at work on; answers their ids. Take them back again: others count. */
export async function makeManyTasks(agent: APIRequestContext, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, number) => `long-list-${String(number).padStart(5, '0')}`);
  await putAll(agent, ids, 'in-progress');
  return ids;
}

/** Says of tasks that they were made in error, so that no list shows them. */
export async function takeBackTasks(agent: APIRequestContext, ids: readonly string[]): Promise<void> {
  await putAll(agent, ids, 'entered-in-error');
}

/** Completes one as the agent does, on the version that was brought in. */
export async function completeTask(agent: APIRequestContext, id: string): Promise<void> {
  const answer = await agent.patch(`/fhir/Task/${id}`, {
    headers: { 'Content-Type': 'application/json-patch+json', 'If-Match': 'W/"1"' },
    data: JSON.stringify([{ op: 'replace', path: '/status', value: 'completed' }]),
  });
  expect(answer.status(), `${id} is completed`).toBe(200);
}

async function putAll(agent: APIRequestContext, ids: readonly string[], status: Task['status']): Promise<void> {
  const now = Date.now();
  for (let from = 0; from < ids.length; from += IN_ONE_BUNDLE) {
    const entry = ids.slice(from, from + IN_ONE_BUNDLE).map((id, index) => ({
      request: { method: 'PUT' as const, url: `Task/${id}` },
      resource: taskOf(id, { number: from + index, now, status }),
    }));
    const bundle: Bundle = { resourceType: 'Bundle', type: 'transaction', entry };
    const answer = await agent.post('/fhir', { headers: FHIR, data: bundle });
    expect(answer.status(), `tasks from ${from}: ${answer.ok() ? '' : await answer.text()}`).toBe(200);
  }
}

function taskOf(id: string, { number, now, status }: { number: number; now: number; status: Task['status'] }): Task {
  // From half a day late to five days ahead, in no order.
  const due = new Date(now + (((number * 7919) % 5500) / 1000 - 0.5) * DAY);
  return {
    resourceType: 'Task',
    id,
    status,
    intent: 'order',
    priority: (['routine', 'routine', 'urgent', 'asap'] as const)[number % 4] ?? 'routine',
    code: { coding: [TYPE], text: `Long list ${number}` },
    owner: { reference: 'Device/demo-agent' },
    authoredOn: new Date(now).toISOString(),
    restriction: { period: { end: due.toISOString() } },
  };
}
