import type { Task } from '@medplum/fhirtypes';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { verbWords } from '@/lib/domain/task/act-words';
import { TASK_STATUSES } from '@/lib/domain/task/task-status';
import { TASK_VERBS, type TaskVerb } from '@/lib/domain/task/task-verb';
import { type DemoUser, pageOf, requestsOf, requestsOfAgent } from './support/people';
import { allRows, makeTask } from './support/tasks';

const USERS = [
  'nurse',
  'nurse2',
  'nurse3',
  'physician',
  'pharmacist',
  'supervisor',
  'manager',
  'auditor',
  'admin',
] as const;
const HELD_FROM = 'https://taskward.health/fhir/StructureDefinition/held-from';
const DONE_BY = 'https://taskward.health/fhir/StructureDefinition/done-by';
/** Every status, and work that waits for a second person. */
const STATES = [...TASK_STATUSES, 'waiting for check'] as const;
type State = (typeof STATES)[number];
/** Nobody has it yet in these. */
const FREE: readonly State[] = ['draft', 'requested', 'ready'];

/** Completing has a place of its own on the page. */
const SHOWN = TASK_VERBS.filter((verb) => verb !== 'complete');

type Offered = { verb: TaskVerb; isEnabled: boolean; words: string };
type Met = Offered & { what: string };
type Ward = { performerType: NonNullable<Task['performerType']>; location: NonNullable<Task['location']> };

test('UX-25: on every status each account meets its verbs: what is disabled says why, and nothing that is enabled is refused', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(600_000);
  const site = { baseURL: baseURL ?? '' };
  const [agent, supervisor] = await Promise.all([requestsOfAgent(site), requestsOf('supervisor', site)]);
  const ward = await wardOf(supervisor);
  const make = (state: State) => makeTask(agent, taskIn(state, ward));
  const tasks = await Promise.all(STATES.map(async (state) => ({ state, id: (await make(state)).id })));
  const walk = async (user: DemoUser): Promise<Met[]> => {
    const [page, requests] = [await pageOf(browser, user, site), await requestsOf(user, site)];
    const met: Met[] = [];
    for (const { state, id } of tasks) {
      for (const offered of await offersOn(page, id)) {
        const what = `${user} on ${state}: ${offered.verb}`;
        met.push({ ...offered, what });
        const answer = offered.isEnabled ? await act(requests, offered.verb, (await make(state)).id) : undefined;
        expect([undefined, 200], what).toContain(answer);
      }
    }
    await page.context().close();
    return met;
  };
  const met = (await Promise.all(USERS.map((user) => walk(user)))).flat();
  const silent = met.filter(({ isEnabled, words }) => !isEnabled && !/\.\s.*\S\.$/.test(words));
  expect(silent.map(({ what }) => what)).toEqual([]);
  const counts = SHOWN.map((verb) => ({
    verb,
    enabled: met.filter((each) => each.verb === verb && each.isEnabled).length,
    disabled: met.filter((each) => each.verb === verb && !each.isEnabled).length,
  }));
  const words = counts.map(({ verb, enabled, disabled }) => `${verb} ${enabled}/${disabled}`);
  process.stdout.write(`verbs met enabled/disabled: ${words.join(', ')}\n`);
  expect(counts.filter(({ enabled, disabled }) => enabled === 0 || disabled === 0)).toEqual([]);
});

/** Where the supervisor's nurses work, and the role they hold. */
async function wardOf(supervisor: APIRequestContext): Promise<Ward> {
  const [row] = (await allRows(supervisor, 'owner=none')).filter(
    ({ roles, unit }) => unit !== null && roles.some(({ display }) => /nurse/i.test(display)),
  );
  const [system, code] = row?.roles[0]?.reference.split('|') ?? [];
  return {
    performerType: [{ coding: [{ system: system ?? '', code: code ?? '' }] }],
    location: { reference: row?.unit?.reference ?? '' },
  };
}

/** A task of that ward in a status: asked for by the physician, and in the hands of the first nurse once somebody has it. */
function taskIn(state: State, ward: Ward): Partial<Task> {
  return {
    ...ward,
    status: state === 'waiting for check' ? 'in-progress' : state,
    code: { text: 'A verb for everybody' },
    requester: { reference: 'Practitioner/rossi' },
    ...(!FREE.includes(state) && { owner: { reference: 'Practitioner/haddad' } }),
    ...(state === 'on-hold' && { extension: [{ url: HELD_FROM, valueCode: 'accepted' }] }),
    ...(state === 'waiting for check' && {
      extension: [{ url: DONE_BY, valueReference: { reference: 'Practitioner/haddad' } }],
    }),
  };
}

/** Every verb that the page of a task shows, and what it says of those that are disabled; none where the task is not seen. */
async function offersOn(page: Page, id: string): Promise<Offered[]> {
  await page.goto(`/tasks/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  if ((await page.getByText('A verb for everybody').count()) === 0) {
    return [];
  }
  const found: Offered[] = [];
  for (const verb of SHOWN) {
    const name = verbWords(verb).button;
    const section = page.getByRole('region', { name: 'What can be done with this task' });
    const enabled = section.locator('button:not([aria-disabled])').getByText(name, { exact: true });
    const disabled = section.locator('button[aria-disabled]').getByText(name.replace('…', ''), { exact: true });
    if ((await enabled.count()) > 0) {
      found.push({ verb, isEnabled: true, words: '' });
    } else if ((await disabled.count()) > 0) {
      const described = (await disabled.first().getAttribute('aria-describedby')) ?? '';
      found.push({ verb, isEnabled: false, words: (await page.locator(`#${described}`).textContent()) ?? '' });
    }
  }
  return found;
}

/** Does a verb with what its form would ask for. Answers the status. */
async function act(requests: APIRequestContext, verb: TaskVerb, id: string): Promise<number> {
  const data = {
    seenVersion: '1',
    ...(verb === 'amend' ? { priority: 'urgent' } : { reason: 'Asked for by a test' }),
    ...(verb === 'reassign' && { to: 'Practitioner/silva' }),
  };
  return (await requests.post(`/api/tasks/${id}/actions/${verb}`, { data })).status();
}
