import type { Bundle, Task } from '@medplum/fhirtypes';
import { type APIRequestContext, expect } from '@playwright/test';
import type { WorklistPage, WorklistRow } from '@/lib/domain/worklist/worklist-row';

/** Every row of a list, met page by page as the screen meets them. */
export async function allRows(requests: APIRequestContext, query: string): Promise<WorklistRow[]> {
  const rows: WorklistRow[] = [];
  let cursor: string | null = null;
  do {
    const params = new URLSearchParams(query);
    params.set('limit', '200');
    if (cursor !== null) {
      params.set('cursor', cursor);
    }
    const answer = await requests.get(`/api/worklist?${params}`);
    expect(answer.status(), `list ${query}`).toBe(200);
    const page = (await answer.json()) as WorklistPage;
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}

/** Every Task of the store as FHIR, by following the `next` links. */
export async function allTasks(agent: APIRequestContext): Promise<Task[]> {
  const tasks: Task[] = [];
  let next: string | undefined = '/fhir/Task?_count=200';
  while (next !== undefined) {
    const answer = await agent.get(next);
    expect(answer.status(), 'search for all tasks').toBe(200);
    const bundle = (await answer.json()) as Bundle<Task>;
    tasks.push(
      ...(bundle.entry ?? []).flatMap(({ resource }) => (resource?.resourceType === 'Task' ? [resource] : [])),
    );
    next = bundle.link?.find(({ relation }) => relation === 'next')?.url;
  }
  return tasks;
}

let made = 0;

/** A task of a test's own, made by the agent, so that no test depends on what another left behind. */
export async function makeTask(agent: APIRequestContext, task: Partial<Task>): Promise<Task & { id: string }> {
  made += 1;
  const answer = await agent.post('/fhir/Task', {
    headers: { 'Content-Type': 'application/fhir+json' },
    data: { resourceType: 'Task', status: 'requested', intent: 'order', authoredOn: new Date().toISOString(), ...task },
  });
  expect(answer.status(), `task ${made} is made`).toBe(201);
  return (await answer.json()) as Task & { id: string };
}

/** A wound check on the ward of `nurse`, asked for by its physician as the ward would, with a title of its own. */
export async function askForWoundCheck(physician: APIRequestContext, nurse: APIRequestContext): Promise<MadeTask> {
  made += 1;
  const pattern = (await allRows(nurse, 'owner=none')).find((row) => row.patient?.id != null && row.roles.length > 0);
  const title = `Wound check ${Date.now().toString(36)}-${made}`;
  const answer = await physician.post('/api/tasks', {
    data: {
      type: 'wound-check',
      title,
      patient: pattern?.patient?.id,
      role: pattern?.roles[0]?.reference,
      unit: pattern?.unit?.reference.split('/')[1],
    },
  });
  expect(answer.status(), 'a wound check is asked for').toBe(201);
  const { id } = (await answer.json()) as { id: string };
  return { id, title };
}

export type MadeTask = { id: string; title: string };
