import { type APIRequestContext, expect, test } from '@playwright/test';
import { requestsOf, requestsOfAgent } from './support/people';
import { allRows, makeTask } from './support/tasks';

/** What a reader gets of one task, by every way there is to a task. */
async function waysTo(requests: APIRequestContext, id: string): Promise<Record<string, boolean>> {
  const seen = async (path: string) => {
    const answer = await requests.get(path);
    return answer.status() === 200 && (await answer.text()).includes(`"${id}"`);
  };
  return {
    list: (await allRows(requests, 'status=requested,accepted,received,ready,in-progress,on-hold,draft')).some(
      (row) => row.id === id,
    ),
    page: await seen(`/api/tasks/${id}`),
    read: await seen(`/fhir/Task/${id}`),
    search: await seen(`/fhir/Task?_id=${id}`),
    history: await seen(`/fhir/Task/${id}/_history`),
    version: await seen(`/fhir/Task/${id}/_history/1`),
  };
}

test('a nurse of another ward sees nothing of a task of the first ward, and the nurse of that ward all of it', async ({
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const [nurse, nurse3, agent] = await Promise.all([
    requestsOf('nurse', site),
    requestsOf('nurse3', site),
    requestsOfAgent(site),
  ]);
  const unclaimed = await allRows(nurse, 'owner=none');
  expect(unclaimed.length).toBeGreaterThanOrEqual(20);
  const pattern = unclaimed.find((row) => row.unit !== null && row.roles.length > 0);
  const [system, code] = pattern?.roles[0]?.reference.split('|') ?? [];
  const task = await makeTask(agent, {
    code: { text: 'Visible to one ward' },
    location: { reference: pattern?.unit?.reference ?? '' },
    performerType: [{ coding: [{ ...(system !== undefined && { system }), ...(code !== undefined && { code }) }] }],
  });
  const every = (seen: boolean) => ({ list: seen, page: seen, read: seen, search: seen, history: seen, version: seen });
  expect(await waysTo(nurse, task.id)).toEqual(every(true));
  expect(await waysTo(nurse3, task.id)).toEqual(every(false));
});

test('the lists of two wards share no task', async ({ baseURL }) => {
  const site = { baseURL: baseURL ?? '' };
  const [nurse, nurse3] = await Promise.all([requestsOf('nurse', site), requestsOf('nurse3', site)]);
  const first = new Set((await allRows(nurse, '')).map(({ id }) => id));
  const other = await allRows(nurse3, '');
  expect(first.size).toBeGreaterThanOrEqual(80);
  expect(other.length).toBeGreaterThan(0);
  expect(other.filter(({ id }) => first.has(id))).toEqual([]);
});
