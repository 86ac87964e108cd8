import { expect, test } from '@playwright/test';
import { choicesIn, chooseByKeys, findBox, menuOf, openKeys, openMenu, prefer } from './support/hands';
import { pageOf, requestsOf } from './support/people';
import { rowsOf } from './support/screens';
import { allRows, askForWoundCheck } from './support/tasks';

test.describe('UX-26: the command menu', () => {
  test('leads by the keyboard alone to a view, a patient, a task and back to where one was', async ({
    browser,
    baseURL,
  }) => {
    const site = { baseURL: baseURL ?? '' };
    const nurse = await requestsOf('nurse', site);
    const patient = (await allRows(nurse, 'owner=any')).find((row) => row.patient?.mrn != null)?.patient;
    const asked: string[] = [];
    const page = await pageOf(browser, 'nurse', site);
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('/worklist?owner=any');
    await expect(rowsOf(page).first()).toBeVisible();

    await openMenu(page);
    await chooseByKeys(page, 'overd', 'Overdue');
    await expect(page).toHaveURL(/due=overdue/);

    const row = page.getByRole('button', { name: 'New task…' });
    await row.focus();
    await openMenu(page);
    await page.keyboard.press('Escape');
    await expect(menuOf(page)).toBeHidden();
    await expect(row, 'the focus is back').toBeFocused();

    const name = patient?.display.split(/[ ,]/)[0] ?? '';
    await openMenu(page);
    await chooseByKeys(page, patient?.mrn ?? '', name);
    await expect(page).toHaveURL(new RegExp(`/patients/${patient?.id}$`));
    await expect(page.locator('#main')).toBeFocused();

    expect(name.length).toBeGreaterThan(2);
    await openMenu(page);
    await page.keyboard.type(name);
    await expect(
      menuOf(page)
        .getByRole('status')
        .filter({ hasText: /\d patients?/ }),
    ).toBeVisible();
    const told = asked.filter((url) => decodeURIComponent(url).toLowerCase().includes(name.toLowerCase()));
    expect(told, 'no typed name stands in an address').toEqual([]);
  });

  test('does to the open task what its button does, and the focus comes back', async ({ browser, baseURL }) => {
    const site = { baseURL: baseURL ?? '' };
    const [physician, nurse] = await Promise.all([requestsOf('physician', site), requestsOf('nurse', site)]);
    const { id, title } = await askForWoundCheck(physician, nurse);
    const page = await pageOf(browser, 'nurse', site);
    await page.goto(`/tasks/${id}`);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await openMenu(page);
    await chooseByKeys(page, 'claim', 'Claim');
    await expect(page.getByText('Claimed. It is yours.').first()).toBeVisible();

    const link = page.getByRole('link', { name: 'All tasks of this patient' });
    await link.focus();
    await openMenu(page);
    await chooseByKeys(page, 'release', 'Release…');
    const dialog = page.getByRole('dialog', { name: 'Release this task' });
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(link).toBeFocused();

    await openMenu(page);
    await page.keyboard.type('claim');
    await expect(menuOf(page).getByRole('status')).toHaveText(/^(?!Looking)/);
    await expect(choicesIn(page).filter({ hasText: /^Claim/ }), 'what is done cannot be done again').toHaveCount(0);
  });

  test('lists only what the person may do', async ({ browser, baseURL }) => {
    const site = { baseURL: baseURL ?? '' };
    const offered = async (user: 'nurse' | 'manager' | 'admin') => {
      const page = await pageOf(browser, user, site);
      await page.goto('/worklist?owner=any');
      await openMenu(page);
      const all = (await choicesIn(page).allTextContents()).filter((text) =>
        /^(New task|Board|Dashboard|Audit|People)/.test(text),
      );
      await page.context().close();
      return all;
    };
    expect(await offered('nurse')).toEqual(['New task…', 'Board']);
    expect(await offered('manager')).toEqual(['Board', 'Dashboard']);
    expect(await offered('admin')).toEqual(['Board', 'Dashboard', 'Audit', 'People']);
  });

  test('says in words what was found, what was not, and what could not be searched', async ({ browser, baseURL }) => {
    const page = await pageOf(browser, 'nurse', { baseURL: baseURL ?? '' });
    await page.goto('/worklist?owner=any');
    await openMenu(page);
    await expect(choicesIn(page).and(page.locator('[data-highlighted]')), 'Enter alone does nothing').toHaveCount(0);
    await page.keyboard.type('qqxz');
    await expect(menuOf(page).getByText(/^No action, no patient you may see and no open task/)).toBeVisible();
    await expect(menuOf(page).getByRole('status')).toHaveText('Nothing found.');
    await page.route('**/api/patients/search', (route) => route.abort());
    await page.keyboard.type('y');
    await expect(menuOf(page).getByRole('alert')).toContainText('Patients could not be searched.');
    await page.unroute('**/api/patients/search');
    await menuOf(page).getByRole('button', { name: 'Try again' }).click();
    await expect(menuOf(page).getByRole('alert')).toBeHidden();
    await page.keyboard.press('Escape');
    await openMenu(page);
    await expect(findBox(page), 'what was typed is forgotten').toHaveValue('');
  });
});

test.describe('list keys', () => {
  test.beforeEach(async ({ baseURL }) => prefer(await requestsOf('nurse2', { baseURL: baseURL ?? '' }), {}));
  test.afterEach(async ({ baseURL }) => prefer(await requestsOf('nurse2', { baseURL: baseURL ?? '' }), {}));

  test('are off until they are switched on, do nothing while one types, and follow the person', async ({
    browser,
    baseURL,
  }) => {
    const site = { baseURL: baseURL ?? '' };
    const page = await pageOf(browser, 'nurse2', site);
    await page.goto('/worklist?owner=any');
    await expect(rowsOf(page).first()).toBeVisible();
    await page.keyboard.press('?');
    await page.keyboard.press('/');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await openKeys(page);
    const saved = page.waitForResponse('**/api/account/preferences');
    await page.getByRole('checkbox', { name: 'List keys' }).check();
    expect((await saved).status()).toBe(204);
    await page.keyboard.press('Escape');
    await page.locator('#main').focus();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await page.keyboard.press('Escape');

    await page.getByRole('searchbox', { name: 'Words in the task' }).focus();
    await page.keyboard.type('/?');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('searchbox', { name: 'Words in the task' })).toHaveValue('/?');

    const elsewhere = await pageOf(browser, 'nurse2', site);
    await elsewhere.goto('/worklist?owner=any');
    await expect(rowsOf(elsewhere).first()).toBeVisible();
    await elsewhere.keyboard.press('/');
    await expect(findBox(elsewhere)).toBeFocused();
  });

  test('go from row to row, choose, open, and come back to the row', async ({ browser, baseURL }) => {
    const site = { baseURL: baseURL ?? '' };
    await prefer(await requestsOf('nurse2', site), { listKeys: true });
    const page = await pageOf(browser, 'nurse2', site);
    await page.goto('/worklist?owner=any');
    await expect(rowsOf(page).nth(2)).toBeVisible();
    const link = (at: number) => rowsOf(page).nth(at).getByRole('link');
    await page.keyboard.press('x');
    await expect(page.getByRole('checkbox', { name: /^Choose / }).and(page.locator(':checked'))).toHaveCount(0);
    await page.keyboard.press('j');
    await expect(link(0)).toBeFocused();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expect(link(1)).toBeFocused();
    await page.keyboard.press('x');
    await expect(rowsOf(page).nth(1).getByRole('checkbox')).toBeChecked();
    await expect(link(1), 'choosing keeps the focus on its row').toBeFocused();
    await page.keyboard.press('Control+j');
    await expect(link(1)).toBeFocused();
    await page.keyboard.press('o');
    await expect(page.getByRole('region', { name: 'The open task' })).toBeFocused();
    await openMenu(page);
    await chooseByKeys(page, 'back', 'Go back to the list');
    await expect(link(1)).toBeFocused();
    await page.keyboard.press('f');
    await expect(page.locator('#filters button:visible').first()).toBeFocused();
  });

  test('can be other keys, but none that is taken or needed', async ({ browser, baseURL }) => {
    const site = { baseURL: baseURL ?? '' };
    await prefer(await requestsOf('nurse2', site), { listKeys: true });
    const page = await pageOf(browser, 'nurse2', site);
    await page.goto('/worklist?owner=any');
    await openKeys(page);
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    const change = dialog.getByRole('button', { name: /for “Keys”$/ });
    await change.click();
    await page.keyboard.press('j');
    await expect(dialog.getByText(/^J is already the key for “Next row”/)).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(dialog.getByText(/^ArrowDown is needed by the browser/)).toBeVisible();
    await page.keyboard.press('h');
    await expect(dialog.getByText('The key for “Keys” is now H.')).toBeVisible();
    await change.first().press('Enter');
    await page.keyboard.press('Escape');
    await expect(
      dialog.getByText('The key stays as it was.'),
      'Escape ends the recording, not the window',
    ).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.reload();
    await expect(rowsOf(page).first()).toBeVisible();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('h');
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: 'Back to the usual keys' }).click();
    await expect(dialog.getByRole('button', { name: /^Back to \? / })).toHaveCount(0);
  });
});
