import type { ActivityDefinition, Questionnaire, QuestionnaireItem, Resource, Task } from '@medplum/fhirtypes';
import type { Browser, Page } from '@playwright/test';
import { TIMINGS } from '@/lib/client/timings';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { openBrowser } from './browser';
import { medianOf, quantileOf } from './measure';
import { print } from './report';
import type { Site } from './site';

const TIMES = 60;
const WARM_UP = 5;
const QUESTIONS = 30;
const FORM = 'https://bench.example/Questionnaire/round';
const TYPE = 'https://bench.example/ActivityDefinition/round';
const TITLE = 'Bench round';
const AIMS = { [TIMINGS.formOpen]: 200, [TIMINGS.act]: 100 };

/** Prints, by the browser's own clock, how long a form takes to open out of the list, and an act until its answer stands there. */
export async function benchScreens(site: Site): Promise<void> {
  const browser = await openBrowser();
  if (browser === undefined) {
    print('The screens were not measured: there is no browser here (CHROME_PATH names one).');
    return;
  }
  try {
    await putRounds();
    const page = await openList(browser, site);
    const waits = { [TIMINGS.formOpen]: [] as number[], [TIMINGS.act]: [] as number[] };
    for (let turn = 0; turn < WARM_UP + TIMES; turn += 1) {
      const [opened, answered] = await completeNext(page);
      if (turn >= WARM_UP) {
        waits[TIMINGS.formOpen].push(opened);
        waits[TIMINGS.act].push(answered);
      }
    }
    print(`a form of ${QUESTIONS} questions, by the marks of the browser, ${TIMES} times`);
    printWaits('  press on a task → first box can be typed into', TIMINGS.formOpen, waits);
    printWaits('  press on Complete → its answer is shown', TIMINGS.act, waits);
  } finally {
    await browser.close();
  }
}

function printWaits(label: string, name: keyof typeof AIMS, waits: Record<keyof typeof AIMS, readonly number[]>): void {
  const fixed = (milliseconds: number) => milliseconds.toFixed(1).padStart(7);
  const figures = waits[name];
  print(
    `${label.padEnd(54)}p50 ${fixed(medianOf(figures))} ms  p95 ${fixed(quantileOf(figures, 0.95))} ms  (aim: p95 ${AIMS[name]} ms)`,
  );
}

async function openList(browser: Browser, { url, cookie }: Site): Promise<Page> {
  const [name = '', value = ''] = cookie.split('=');
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  await page.goto(`${url}/worklist?owner=me`);
  return page;
}

/** Opens the first round of the list, fills it, completes it and goes back. Answers both waits in milliseconds. */
async function completeNext(page: Page): Promise<[opened: number, answered: number]> {
  await page.getByRole('link', { name: TITLE }).first().click();
  const opened = await waitOf(page, TIMINGS.formOpen);
  await page.getByLabel('Remark', { exact: true }).fill('Dry');
  await page.getByRole('button', { name: /^Complete bench round/ }).click();
  const answered = await waitOf(page, TIMINGS.act);
  await page.getByRole('link', { name: 'Back to my list' }).click();
  await page.waitForURL(/\/worklist/);
  return [opened, answered];
}

async function waitOf(page: Page, name: string): Promise<number> {
  const handle = await page.waitForFunction(
    (asked) => performance.getEntriesByName(asked, 'measure').at(-1)?.duration,
    name,
  );
  const wait = await handle.jsonValue();
  await page.evaluate((asked) => performance.clearMeasures(asked), name);
  return wait ?? Number.NaN;
}

async function putRounds(): Promise<void> {
  const form: Questionnaire & { id: string } = {
    resourceType: 'Questionnaire',
    id: 'bench-round',
    url: FORM,
    status: 'active',
    title: TITLE,
    item: [
      { linkId: 'remark', text: 'Remark', type: 'string', required: true },
      ...Array.from({ length: QUESTIONS - 1 }, (_, number): QuestionnaireItem => questionOf(number)),
    ],
  };
  const type: ActivityDefinition & { id: string } = {
    resourceType: 'ActivityDefinition',
    id: 'bench-round',
    url: TYPE,
    status: 'active',
    kind: 'Task',
    title: TITLE,
    extension: [{ url: 'https://taskward.health/fhir/StructureDefinition/completion-form', valueCanonical: FORM }],
  };
  const resources: (Resource & { id: string })[] = [form, type];
  await repositoryFor(SYSTEM_ACTOR).commit(resources.map((resource) => ({ kind: 'put', resource })));
  const tasks = Array.from({ length: WARM_UP + TIMES }, (_, number) => roundOf(number));
  await repositoryFor(SYSTEM_ACTOR).commit(tasks.map((resource) => ({ kind: 'put', resource })));
}

function questionOf(number: number): QuestionnaireItem {
  const kinds: readonly Partial<QuestionnaireItem>[] = [
    { type: 'decimal' },
    { type: 'boolean' },
    { type: 'choice', answerOption: [{ valueString: 'Open' }, { valueString: 'Closed' }] },
    { type: 'date' },
    { type: 'string', enableWhen: [{ question: 'remark', operator: 'exists', answerBoolean: true }] },
  ];
  return { linkId: `q${number}`, text: `Question ${number}`, type: 'string', ...kinds[number % kinds.length] };
}

function roundOf(number: number): Task & { id: string } {
  return {
    resourceType: 'Task',
    id: `bench-round-${number}`,
    status: 'in-progress',
    intent: 'order',
    priority: 'stat',
    code: { text: TITLE },
    instantiatesCanonical: TYPE,
    for: { reference: `Patient/bench-patient-${number}` },
    location: { reference: 'Location/bench-ward-0' },
    owner: { reference: 'Practitioner/bench-nurse-0' },
    authoredOn: '2026-01-01T00:00:00Z',
  };
}
