import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test';
import type { TaskPage } from '@/lib/domain/task/task-page';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import { type DemoUser, pageOf, requestsOf, requestsOfAgent, type Site } from './people';
import { askForWoundCheck } from './tasks';

/** Everybody who meddles with one wound check, and the check itself. */
export type Conflict = {
  id: string;
  nurse: APIRequestContext;
  physician: APIRequestContext;
  supervisor: APIRequestContext;
  agent: APIRequestContext;
  open: (user: DemoUser) => Promise<Page>;
};

/** A wound check that the nurse has claimed, and started where asked. */
export async function beginConflict(
  browser: Browser,
  site: Site,
  { started }: { started: boolean },
): Promise<Conflict> {
  const [physician, nurse, supervisor, agent] = await Promise.all([
    requestsOf('physician', site),
    requestsOf('nurse', site),
    requestsOf('supervisor', site),
    requestsOfAgent(site),
  ]);
  const { id } = await askForWoundCheck(physician, nurse);
  await act(nurse, id, 'claim');
  if (started) {
    await act(nurse, id, 'start');
  }
  const open = async (user: DemoUser) => {
    const page = await pageOf(browser, user, site);
    await page.goto(`/tasks/${id}`);
    return page;
  };
  return { id, nurse, physician, supervisor, agent, open };
}

/** A verb on whatever version stands, as somebody else does it meanwhile. */
export async function act(who: APIRequestContext, id: string, verb: TaskVerb, input: object = {}): Promise<void> {
  const { row } = await taskOf(who, id);
  const answer = await who.post(`/api/tasks/${id}/actions/${verb}`, { data: { seenVersion: row.version, ...input } });
  expect(answer.status(), verb).toBe(200);
}

/** The task as its page has it. */
export async function taskOf(who: APIRequestContext, id: string): Promise<TaskPage> {
  const answer = await who.get(`/api/tasks/${id}`);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as TaskPage;
}

/** Waits until what is typed stands on the server. */
export function kept(page: Page, what: 'draft' | `typed/${TaskVerb}`) {
  return page.waitForResponse(
    (response) => response.url().endsWith(`/${what}`) && response.request().method() === 'PUT' && response.ok(),
  );
}

/** Opens the dialog of a verb by keyboard. */
export async function ask(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
}
