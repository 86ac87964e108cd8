import { expect, test } from '@playwright/test';
import { pageOf, requestsOfAgent } from './support/people';
import { makeTask } from './support/tasks';

/** Listens in the page itself for the event of one task; answers whether it came before the event of `last`. */
const hears = ({ first, last }: { first: string; last: string }) =>
  new Promise<boolean>((resolve, reject) => {
    let heard = false;
    const stream = new EventSource('/api/events');
    stream.onerror = () => reject(new Error('the stream broke'));
    stream.addEventListener('task', ({ data }) => {
      const { id } = JSON.parse(data) as { id: string };
      heard ||= id === first;
      if (id === last) {
        stream.close();
        resolve(heard);
      }
    });
    Object.assign(window, { listening: true });
  });

test('the stream tells a nurse what changes on her ward and nothing of another ward', async ({ browser, baseURL }) => {
  const site = { baseURL: baseURL ?? '' };
  const agent = await requestsOfAgent(site);
  const nurse = await pageOf(browser, 'nurse', site);
  await nurse.goto('/worklist');
  const listOf = async (user: 'nurse' | 'nurse3') => {
    const page = await pageOf(browser, user, site);
    const answer = await page.request.get('/api/worklist?owner=none&limit=1');
    return ((await answer.json()) as { rows: { unit: { reference: string } | null }[] }).rows[0]?.unit?.reference ?? '';
  };
  const [here, elsewhere] = [await listOf('nurse'), await listOf('nurse3')];
  const made = { status: 'draft' as const, code: { text: 'Heard or not' } };
  const other = await makeTask(agent, { ...made, location: { reference: elsewhere } });
  const own = await makeTask(agent, { ...made, location: { reference: here } });
  const heard = nurse.evaluate(hears, { first: other.id, last: own.id });
  await nurse.waitForFunction(() => 'listening' in window);
  for (const task of [other, own]) {
    const answer = await agent.put(`/fhir/Task/${task.id}`, {
      headers: { 'Content-Type': 'application/fhir+json' },
      data: { ...task, status: 'requested' },
    });
    expect(answer.status()).toBe(200);
  }
  expect(await heard).toBe(false);
});
