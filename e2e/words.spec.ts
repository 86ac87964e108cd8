import { expect, test } from '@playwright/test';
import { type DemoUser, pageOf, requestsOf } from './support/people';
import { dataOf, expectToFit, noteData, notSaid, speak } from './support/words';

/** A screen, who looks at it, and what the server puts into it as data. A room that learns to speak adds its address here. */
type Room = { path: string; user: DemoUser; data: readonly [user: DemoUser, address: string][] };

const PEOPLE: Room['data'] = [
  ['admin', '/api/admin/people'],
  ['admin', '/api/admin/units'],
];
const ROOMS: readonly Room[] = [
  { path: '/admin/people', user: 'admin', data: PEOPLE },
  { path: '/dashboard', user: 'manager', data: [['manager', '/api/dashboard']] },
  { path: '/audit', user: 'auditor', data: PEOPLE },
];

/** Of `components/clinical`, and the search for a patient: they are said with their own rooms. */
const OF_OTHER_ROOMS =
  /^(as of|Find)$|^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ \w{3}|^\d+ (min|h|d)\b|^\d{1,2} [A-Z][a-z]+ \d{4}$|^(born|Bed|MRN|Patient|Name, record number)\b/;

for (const { path, user, data } of ROOMS) {
  test(`all that stands at ${path} is said in the language of the reader, and fits`, async ({ browser, baseURL }) => {
    const site = { baseURL: baseURL ?? '' };
    const page = await pageOf(browser, user, site);
    await speak(page, 'en-XA', site.baseURL);
    const { texts, settled } = dataOf(page);
    for (const [who, address] of data) {
      await noteData(await requestsOf(who, site), address, texts);
    }
    texts.add('Demo agent');
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
    await expect(page.locator('main h1')).toContainText('⟦');
    await expect(page).toHaveTitle(/^⟦/);
    const left = async () => (await notSaid(page, 'main', texts)).filter((text) => !OF_OTHER_ROOMS.test(text));
    // What is still being read is shown in words of the product, and its data is known once it is there.
    await expect(async () => {
      await settled();
      expect(await left()).toEqual([]);
    }).toPass();

    await page.locator('main').evaluate((main) => {
      main.insertAdjacentHTML('beforeend', '<p aria-label="Not said either">Nobody translated this</p>');
    });
    expect(await left(), 'what is not said is found').toEqual(['Nobody translated this', 'Not said either']);
    await page.reload();
    await expect(page.locator('main h1')).toContainText('⟦');
    for (const width of [820, 320]) {
      await expectToFit(page, width, path);
    }
  });
}

test('an administrator signs in, changes a person and is refused, all in German', async ({ page, baseURL }) => {
  await speak(page, 'de', baseURL ?? '');
  await page.goto('/sign-in?next=/admin/people');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByLabel('Benutzername').fill('admin');
  await page.getByLabel('Passwort').fill('wrong');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByRole('alert').getByText('Benutzername oder Passwort stimmt nicht.')).toBeVisible();
  await page.getByLabel('Passwort').fill('demo');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByRole('heading', { name: 'Personen', level: 1 })).toBeVisible();
  await expect(page).toHaveTitle(/^Personen/);

  await page.getByLabel('Suchen', { exact: true }).fill('manager');
  await page.getByRole('button', { name: /^Ändern… / }).click();
  const name = page.getByRole('dialog').getByLabel('Name', { exact: true });
  const before = await name.inputValue();
  for (const next of [`${before} II`, before]) {
    await name.fill(next);
    await page.getByRole('button', { name: 'Konto speichern' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('rowheader', { name: next })).toBeVisible();
    if (next !== before) {
      await page.getByRole('button', { name: /^Ändern… / }).click();
    }
  }

  await page.getByRole('button', { name: 'Neue Person…' }).click();
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await expect(page.getByRole('alert').getByText('Da ist ein Problem')).toBeVisible();
  await page.getByRole('dialog').getByLabel('Benutzername').fill('nurse');
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Probe');
  await page.getByRole('dialog').getByLabel('Zugriffsrolle').selectOption({ label: 'Fachperson' });
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await expect(page.getByRole('alert').getByText('Dieser Benutzername ist vergeben.')).toBeVisible();
});
