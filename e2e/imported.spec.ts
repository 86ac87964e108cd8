import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { pageOf } from './support/people';
import { rowsOf } from './support/screens';

const run = promisify(execFile);
const EXAMPLES = path.join('node_modules', 'hl7.fhir.r4.examples');
const NAMES = ['example1', 'example2', 'example3', 'example4', 'example5', 'example6'];
const FILES = [...NAMES.map((name) => `Task-${name}.json`), 'Patient-example.json', 'Patient-f001.json'];

test('imported example tasks appear as unrouted; a supervisor hands one over, and a nurse carries it to completed', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const { stdout } = await run('node', ['scripts/import.mjs', ...FILES.map((file) => path.join(EXAMPLES, file))], {
    env: { ...process.env, DATA_DIR: process.env.E2E_DATA_DIR ?? '.cache/e2e', DATABASE_URL: '' },
  });
  expect(stdout).toMatch(/8 resources of 8 files imported, 0 refused/);

  const supervisor = await pageOf(browser, 'supervisor', site);
  await supervisor.goto('/board?unit=unrouted');
  await expect(supervisor.getByRole('link', { name: 'Specimen Collection' }).first()).toBeVisible();
  await supervisor.goto('/tasks/example2');
  await supervisor.getByRole('button', { name: 'Hand over…' }).click();
  const dialog = supervisor.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('Haddad');
  await dialog.getByText('Amira Haddad').first().click();
  await dialog.getByText('Needs another skill').click();
  await dialog.getByRole('button', { name: 'Hand over' }).click();
  await expect(supervisor.getByText('Handed over.').first()).toBeVisible();

  const nurse = await pageOf(browser, 'nurse', site);
  await nurse.goto('/worklist?owner=me&q=Specimen');
  await expect(rowsOf(nurse)).toHaveCount(1);
  await nurse.getByRole('link', { name: 'Specimen Collection' }).click();
  for (const [verb, said] of [
    ['Accept', 'Accepted.'],
    ['Start', 'Started.'],
    ['Complete specimen Collection', 'Completed.'],
  ] as const) {
    await nurse.getByRole('button', { name: verb, exact: true }).click();
    await expect(nurse.getByText(said).first()).toBeVisible();
  }
});
