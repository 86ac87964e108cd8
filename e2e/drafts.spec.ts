import { expect, type Page, test } from '@playwright/test';
import { pageOf, requestsOf } from './support/people';
import { expectAccessible, fillWoundCheck } from './support/screens';
import { askForWoundCheck } from './support/tasks';

test('what a nurse typed is there after her browser died, and marked as hers for the colleague who goes on', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const [physician, requests, supervisor] = await Promise.all([
    requestsOf('physician', site),
    requestsOf('nurse', site),
    requestsOf('supervisor', site),
  ]);
  const { id } = await askForWoundCheck(physician, requests);
  for (const [verb, seenVersion] of [
    ['claim', '1'],
    ['start', '2'],
  ] as const) {
    const answer = await requests.post(`/api/tasks/${id}/actions/${verb}`, { data: { seenVersion } });
    expect(answer.status(), verb).toBe(200);
  }
  const first = await pageOf(browser, 'nurse', site);
  await first.goto(`/tasks/${id}`);
  await first.getByLabel('Length').fill('8.5');
  await expect(first.getByText(/^Draft kept/)).toBeVisible();
  await first.context().close();

  const again = await pageOf(browser, 'nurse', site);
  await again.goto(`/tasks/${id}`);
  await expect(again.getByText('You began this earlier.')).toBeVisible();
  await expect(again.getByLabel('Length')).toHaveValue('8.5');
  await expectAccessible(again, 'a form that was begun');
  await again.screenshot({ path: '.cache/pictures/draft-own.png' });

  const handed = await supervisor.post(`/api/tasks/${id}/actions/reassign`, {
    data: { seenVersion: '3', to: 'Practitioner/silva', reason: 'End of shift' },
  });
  expect(handed.status()).toBe(200);
  const next = await pageOf(browser, 'nurse2', site);
  await next.goto(`/tasks/${id}`);
  await expect(next.getByText(/ began this\.$/)).toBeVisible();
  await expect(next.getByLabel('Length')).toHaveValue('8.5');
  await next.screenshot({ path: '.cache/pictures/draft-of-another.png' });
  await discard(next);
  await next.reload();
  await expect(next.getByLabel('Length')).toHaveValue('');
  await fillWoundCheck(next);
  await next.getByRole('button', { name: /^Complete wound check/ }).click();
  await expect(next.getByText('Completed.').first()).toBeVisible();
});

async function discard(page: Page): Promise<void> {
  const gone = page.waitForResponse(
    (response) => response.url().endsWith('/draft') && response.request().method() === 'DELETE',
  );
  await page.getByRole('button', { name: 'Discard the draft' }).click();
  expect((await gone).status()).toBe(204);
  await expect(page.getByText(/ began this\.$/)).toBeHidden();
  await expect(page.getByLabel('Length')).toHaveValue('');
}
