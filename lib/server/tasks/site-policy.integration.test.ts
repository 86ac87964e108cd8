import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { SitePolicy } from '@/lib/domain/task/site-policy';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { readSitePolicy, replaceSitePolicy } from '@/lib/server/site-policy';
import { readRow } from '@/lib/server/worklist/read-row';
import { actOnTask } from './act-on-task';
import { readTaskPage } from './read-task-page';
import { at, nurse, nurse2, openHospital, requestWoundCare, supervisor } from './test-hospital';

const WOUND = 'http://types.example|wound';
/** Supervisors give out wound care; a nurse does not take it. */
const GIVEN_OUT = SitePolicy.parse({ types: { [WOUND]: { claim: { who: ['supervisor'] } } } });
let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await openHospital();
  folder = await mkdtemp(path.join(tmpdir(), 'taskward-policy-'));
});
afterEach(() => replaceSitePolicy(undefined));
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** What list, page, screen and FHIR say of claiming one task: all of them the same. */
async function saysOfClaiming(actor: Actor): Promise<unknown[]> {
  const id = await requestWoundCare();
  const row = await readRow(actor, id, { now: at(1) });
  const page = await readTaskPage(actor, id, { now: at(1) });
  const offer = page.verbs.find(({ verb }) => verb === 'claim');
  const { status } = await sendTo(database.pool)('PATCH', `/Task/${id}`, {
    actor,
    headers: { 'content-type': 'application/json-patch+json', 'if-match': 'W/"1"' },
    body: [
      { op: 'replace', path: '/status', value: 'accepted' },
      { op: 'add', path: '/owner', value: { reference: actor.reference } },
    ],
  });
  const other = await requestWoundCare();
  const acted = await actOnTask(actor, other, 'claim', { seenVersion: '1' }, { now: at(1) }).then(
    () => true,
    () => false,
  );
  return [row?.claimable, offer?.allowed, status === 200, acted];
}

test('what the file of the site says holds in the list, on the page, for the screens and over FHIR', async () => {
  expect(await saysOfClaiming(nurse)).toEqual([true, true, true, true]);
  replaceSitePolicy(GIVEN_OUT);
  expect(await saysOfClaiming(nurse)).toEqual([false, false, false, false]);
  expect(await saysOfClaiming(supervisor)).toEqual([true, true, true, true]);
});

test('who is refused reads who may', async () => {
  replaceSitePolicy(GIVEN_OUT);
  const { verbs } = await readTaskPage(nurse2, await requestWoundCare(), { now: at(1) });
  expect(verbs.find(({ verb }) => verb === 'claim')?.refusal).toEqual({
    rule: 'task.claim.who',
    message: 'Only a supervisor of its unit can claim it here.',
    wayForward: 'Ask a supervisor of its unit.',
  });
});

test.each([
  ['{', ' is not JSON.'],
  ['{"rules":{"burn":{}}}', 'POLICY_FILE rules'],
  [
    '{"rules":{"cancel":{"who":[]}}}',
    'POLICY_FILE rules: nobody can cancel it (cancel).\nPOLICY_FILE rules: no task can become cancelled (cancelled).',
  ],
])('a file that cannot be used is refused with a line for each fault: %s', async (text, words) => {
  const file = path.join(folder, 'policy.json');
  await writeFile(file, text);
  expect(() => readSitePolicy(file)).toThrow(words);
});

test('a file that is not there is named', () => {
  expect(() => readSitePolicy('/nowhere/policy.json')).toThrow('POLICY_FILE /nowhere/policy.json cannot be read.');
});
