import { expect, test } from '@playwright/test';
import { type DemoUser, pageOf, requestsOfAgent } from './support/people';
import { allRows, makeTask } from './support/tasks';

/** Listens in the page itself for the event of one task; answers whether it came before the event of `last`, or as it. */
const hears = ({ first, last }: { first: string; last: string }) =>
  new Promise<boolean>((resolve, reject) => {
    let heard = false;
    const stream = new EventSource('/api/events');
    stream.onerror = () => reject(new Error('the stream broke'));
    stream.addEventListener('heartbeat', () => Object.assign(window, { listening: true }));
    stream.addEventListener('task', ({ data }) => {
      const { id } = JSON.parse(data) as { id: string };
      heard ||= id === first;
      if (id === last) {
        stream.close();
        resolve(heard);
      }
    });
  });

test('the stream tells a nurse what changes on her ward, and a nurse of another ward nothing of it', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const agent = await requestsOfAgent(site);
  const openPage = async (user: DemoUser) => {
    const page = await pageOf(browser, user, site);
    await page.goto('/worklist');
    const unit = (await allRows(page.request, 'owner=none')).find((row) => row.unit !== null)?.unit?.reference ?? '';
    return { page, unit };
  };
  const [here, there] = await Promise.all([openPage('nurse'), openPage('nurse3')]);
  expect(here.unit).not.toBe(there.unit);
  const made = { status: 'draft' as const, code: { text: 'Heard or not' } };
  const first = await makeTask(agent, { ...made, location: { reference: here.unit } });
  const last = await makeTask(agent, { ...made, location: { reference: there.unit } });
  const heardHere = here.page.evaluate(hears, { first: first.id, last: first.id });
  const heardThere = there.page.evaluate(hears, { first: first.id, last: last.id });
  await Promise.all([here, there].map(({ page }) => page.waitForFunction(() => 'listening' in window)));
  for (const task of [first, last]) {
    const answer = await agent.put(`/fhir/Task/${task.id}`, {
      headers: { 'Content-Type': 'application/fhir+json' },
      data: { ...task, status: 'requested' },
    });
    expect(answer.status()).toBe(200);
  }
  expect([await heardHere, await heardThere]).toEqual([true, false]);
});
