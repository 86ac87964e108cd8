import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bundle, OperationOutcome, Task } from '@medplum/fhirtypes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changesPoller } from './guide/changes-poller-fixture';
import { type CurlRequest, type Exchange, exchange } from './guide/curl-fixture';
import { type Recipe, readRecipes } from './guide/guide-fixture';
import { fhirKitClient, medplumClient, type QueueClient } from './guide/queue-clients-fixture';
import { DECOYS, type Judge, SEARCH_JUDGES } from './guide/search-judges-fixture';
import { runScript, type Shell } from './guide/shell-fixture';
import { atRest, everyTask, resourceOf, type Site, sendAs } from './guide/site-fixture';
import { type Weaker, withoutHeader, withoutOneParameter } from './guide/weaker-requests-fixture';
import { WRITE_JUDGES } from './guide/write-judges-fixture';
import { setUpBuild } from './lib/set-up.mjs';
import { type Started, startForTest } from './lib/start-for-test.mjs';

const READY = /^Taskward is ready: /m;
const HISTORY_JUDGES = ['Everything that was written since', 'Who did what', 'What the audit keeps of it'];
/** Requests whose answer hangs on one header. */
const HEADERS_THAT_MATTER = [
  ['Once, however often you send it', 'if-none-exist'],
  ['Come too late', 'if-match'],
  ['No misunderstandings', 'prefer'],
  ['Whether it is still as I know it', 'if-none-match'],
] as const;

const NURSES = { status: 'requested', 'owner:missing': 'true', performer: 'http://snomed.info/sct|224535009' };
const PLAN = 'urn:uuid:7a3c1f0e-52a4-4f39-9f0e-1b7d6f0a2c11';

const JUDGES: Record<string, Judge> = { ...SEARCH_JUDGES, ...WRITE_JUDGES };
const recipes = await readRecipes('docs/fhir.md');
const answered = new Map<string, Exchange>();
let folder: string;
let started: Started;
let shell: Shell;
let site: Site;

beforeAll(async () => {
  await setUpBuild();
  folder = await mkdtemp(path.join(tmpdir(), 'taskward-recipes-'));
  started = await startForTest({ DATA_DIR: folder });
  await started.says(READY);
  shell = { variables: new Map(), instead: ['localhost:3000', new URL(started.url).host] };
  site = { url: started.url, variables: shell.variables };
}, 900_000);

afterAll(async () => {
  await started.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('docs/fhir.md, from top to bottom on a started server', () => {
  test('has a judge for each recipe, and a recipe for each judge', () => {
    expect(recipes.map(({ heading }) => heading).sort()).toEqual(Object.keys(JUDGES).sort());
  });

  test.each(recipes)('$heading', async ({ heading, script, shown }) => {
    const last = (await runScript(script, shell)).at(-1);
    if (last === undefined) {
      throw new Error('The recipe sends nothing.');
    }
    if (heading === 'A token') {
      await writeDecoys();
    }
    answered.set(heading, last);
    const still = atRest(site);
    await judgeOf(heading)(last, still);
    expectShown(last, shown);
    if (heading in SEARCH_JUDGES || HISTORY_JUDGES.includes(heading)) {
      const weaker = withoutOneParameter(last.request);
      expect(weaker.length).toBeGreaterThan(0);
      await expectCaught(heading, weaker, still);
    }
  });

  test.each(HEADERS_THAT_MATTER)('%s: the judge misses it when %s is left out', async (heading, name) => {
    await expectCaught(heading, [withoutHeader(requestOf(heading), name)], site);
  });
});

test('the requests of the README get a token and five tasks', async () => {
  const [first] = (await readRecipes('README.md')).filter(({ heading }) => heading === 'First minutes');
  const own: Shell = { ...shell, variables: new Map() };
  const exchanges = await runScript(first?.script ?? '', own);
  expect(exchanges.map(({ answer }) => answer.status)).toEqual([200, 200]);
  expect(exchanges[1]?.answer.body).toMatchObject({ resourceType: 'Bundle', entry: { length: 5 } });
});

describe('a poller that does as the guide says', () => {
  test('is told each change once', async () => {
    const poller = changesPoller(site, await timeOfTheNewest());
    await poller.poll();
    expect(await poller.poll()).toEqual([]);
    const changes = await changeThree();
    expect((await poller.poll()).sort()).toEqual(changes);
    expect(await poller.poll()).toEqual([]);
  });

  test.each([{ forgets: true }, { asksForAll: true }])('is caught when it is careless: %o', async (carelessness) => {
    const poller = changesPoller(site, await timeOfTheNewest(), carelessness);
    const before = await poller.poll();
    const changes = await changeThree();
    const told = [...before, ...(await poller.poll()), ...(await poller.poll())];
    const isRight = told.length === new Set(told).size && before.length < 100;
    expect(changes.every((change) => told.includes(change))).toBe(true);
    expect(isRight).toBe(false);
  });
});

describe.each([
  ['fhir-kit-client', fhirKitClient],
  ['MedplumClient', medplumClient],
] as const)('%s', (_, connect) => {
  test('finds the open work of a role, over several pages', async () => {
    const client = await connect(started.url, 'by version');
    const found = await client.search({ ...NURSES, _count: '10' });
    const wanted = (await everyTask(site)).filter(isOpenForNurses);
    expect(found.length).toBeGreaterThan(20);
    expect(idsOf(found)).toEqual(idsOf(wanted));
  });

  test('claims, loses a second claim, completes and reads what happened', async () => {
    const client = await connect(started.url, 'by version');
    const seen = await firstOf(client);
    const claimed = await client.claim(seen);
    expect(claimed).toMatchObject({ status: 'accepted', owner: { reference: 'Device/demo-agent' } });
    expect(await outcomeOfClaim(client, seen)).toMatchObject({ issue: [{ code: 'conflict' }] });
    const done = await client.complete(await client.start(claimed), 'Seen, nothing to add');
    expect(done).toMatchObject({ id: seen.id, status: 'completed', output: [{ valueString: 'Seen, nothing to add' }] });
    const { entry = [] } = await client.history(done.id ?? '');
    expect(entry.map(({ resource }) => (resource as Task).status).slice(0, 4)).toEqual([
      'completed',
      'in-progress',
      'accepted',
      'requested',
    ]);
  });

  test('sends a transaction, and finds the step by its plan', async () => {
    const client = await connect(started.url, 'by version');
    const plan = { resourceType: 'Task', status: 'requested', intent: 'plan' } as const;
    const { entry = [] } = await client.send({
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        { fullUrl: PLAN, request: { method: 'POST', url: 'Task' }, resource: plan },
        { request: { method: 'POST', url: 'Task' }, resource: { ...plan, partOf: [{ reference: PLAN }] } },
      ],
    });
    const [written, step] = entry.map(({ resource }) => resource?.id);
    expect(idsOf(await client.search({ 'part-of': `Task/${written}`, _count: '10' }))).toEqual([step]);
  });

  test('is told nothing of the conflict when it does not say what it saw', async () => {
    const client = await connect(started.url, 'blindly');
    const seen = await firstOf(client);
    await client.claim(seen);
    expect(await outcomeOfClaim(client, seen)).toBeUndefined();
  });
});

test('of two clients that claim the same task at once, one has it', async () => {
  const clients = await Promise.all([fhirKitClient(site.url, 'by version'), medplumClient(site.url, 'by version')]);
  const seen = await firstOf(clients[0]);
  const outcomes = await Promise.all(clients.map((client) => outcomeOfClaim(client, seen)));
  expect(outcomes.flatMap((outcome) => outcome?.issue.map(({ code }) => code) ?? [])).toEqual(['conflict']);
});

test('a Bundle for /fhir/ is answered there, not sent elsewhere; a page drops the slash', async () => {
  const bundle = { resourceType: 'Bundle', type: 'batch', entry: [] };
  const { answer } = await sendAs(site, { method: 'POST', path: '', body: bundle });
  expect(answer.status).toBe(200);
  expect(resourceOf<Bundle>(answer, 'Bundle').type).toBe('batch-response');
  const page = await fetch(`${started.url}/worklist/?owner=me`, { redirect: 'manual' });
  expect([page.status, page.headers.get('location')]).toEqual([308, '/worklist?owner=me']);
});

function isOpenForNurses({ status, owner, performerType }: Task): boolean {
  return status === 'requested' && owner === undefined && performerType?.[0]?.coding?.[0]?.code === '224535009';
}

/** The first of the queue whose type asks for no form. */
async function firstOf(client: QueueClient): Promise<Task> {
  const [first] = await client.search({ ...NURSES, code: 'admission', _count: '10', _sort: 'authored-on' });
  if (first === undefined) {
    throw new Error('The queue is empty.');
  }
  return first;
}

async function outcomeOfClaim(client: QueueClient, seen: Task): Promise<OperationOutcome | undefined> {
  return client.claim(seen).then(() => undefined, client.outcomeOf);
}

function idsOf(tasks: readonly Task[]): (string | undefined)[] {
  return tasks.map(({ id }) => id).sort();
}

function judgeOf(heading: string): Judge {
  const judge = JUDGES[heading];
  if (judge === undefined) {
    throw new Error(`Nobody judges ${heading}.`);
  }
  return judge;
}

function requestOf(heading: string): CurlRequest {
  const request = answered.get(heading)?.request;
  if (request === undefined) {
    throw new Error(`${heading} was not sent.`);
  }
  return request;
}

/** What the guide prints as an answer is what the server said. */
function expectShown({ answer }: Exchange, shown: Recipe['shown']): void {
  if (shown !== '') {
    expect(answer.body).toMatchObject({ issue: [JSON.parse(shown)] });
  }
}

/** The same judge must refuse the answer to a request that says less: or what it says would not be tried at all. */
async function expectCaught(heading: string, weaker: readonly Weaker[], at: Site): Promise<void> {
  for (const { lacks, request } of weaker) {
    const verdict = await judgeOf(heading)(await exchange(request), at).then(
      () => `accepted without ${lacks}`,
      () => 'caught',
    );
    expect(verdict).toBe('caught');
  }
}

async function writeDecoys(): Promise<void> {
  for (const decoy of DECOYS) {
    const { answer } = await sendAs(site, { method: 'PUT', path: `Task/${decoy.id}`, body: decoy });
    expect(answer.status).toBe(201);
  }
}

async function timeOfTheNewest(): Promise<string> {
  const { answer } = await sendAs(site, { method: 'GET', path: 'Task?_sort=-_lastUpdated&_count=1' });
  return resourceOf<Bundle>(answer, 'Bundle').entry?.[0]?.resource?.meta?.lastUpdated ?? '';
}

async function changeThree(): Promise<string[]> {
  const changes: string[] = [];
  for (const id of ['change-c', 'change-a', 'change-b']) {
    const body = { resourceType: 'Task', id, status: 'draft', intent: 'order', description: crypto.randomUUID() };
    const { answer } = await sendAs(site, { method: 'PUT', path: `Task/${id}`, body });
    changes.push(`${id}@${answer.headers.get('etag')?.replaceAll(/\D/g, '')}`);
  }
  return changes.sort();
}
