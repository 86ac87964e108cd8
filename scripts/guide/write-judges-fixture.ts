import type { AuditEvent, Bundle, OperationOutcome, Provenance, Task } from '@medplum/fhirtypes';
import { expect } from 'vitest';
import { type Answer, exchange } from './curl-fixture';
import type { Judge } from './search-judges-fixture';
import { everyTask, expectRefusal, matchesOf, pagesFrom, resourceOf, type Site, sendAs } from './site-fixture';

/** Each recipe of the guide that is no search of Tasks. */
export const WRITE_JUDGES: Record<string, Judge> = {
  'A token': async ({ answer }) => {
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ token_type: 'Bearer', expires_in: expect.any(Number) });
  },
  'One task': async ({ answer }, site) => {
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('W/"1"');
    expect(await readTask(site, 'id')).toEqual(answer.body);
  },
  'Once, however often you send it': async ({ request, answer }, site) => {
    const again = await exchange(request);
    expect(again.answer.status).toBe(200);
    expect(again.answer.body).toEqual(answer.body);
    const mine = (await everyTask(site)).filter(({ identifier }) => identifier?.[0]?.value === 'A-17');
    expect(mine).toEqual([answer.body]);
  },
  'A plan and its steps, all or nothing': async ({ answer }) => {
    const { type, entry = [] } = resourceOf<Bundle>(answer, 'Bundle');
    const [plan, ...steps] = entry.map(({ resource }) => resource as Task);
    expect(type).toBe('transaction-response');
    expect(entry.map(({ response }) => response?.status)).toEqual(['201', '201', '201']);
    expect(plan?.for?.reference).toBe('Patient/patient-07');
    expect(steps.map(({ partOf }) => partOf)).toEqual(steps.map(() => [{ reference: `Task/${plan?.id}` }]));
  },
  'Ask first whether it would do': async ({ answer }) => {
    expect(answer.status).toBe(200);
    expect(resourceOf<OperationOutcome>(answer, 'OperationOutcome').issue).toEqual([
      expect.objectContaining({ severity: 'error', code: 'code-invalid', expression: ['Task.status'] }),
    ]);
  },
  'No misunderstandings': async (answered) => expectRefusal(answered, 400, 'invalid'),
  Claim: async ({ answer }) =>
    expectTask(answer, { version: '2', task: { status: 'accepted', owner: { reference: 'Device/demo-agent' } } }),
  'Come too late': async (answered, site) => {
    expectRefusal(answered, 412, 'conflict');
    expect((await readTask(site, 'id')).meta?.versionId).not.toBe('1');
  },
  Start: async ({ answer }) => expectTask(answer, { version: '3', task: { status: 'in-progress' } }),
  'Complete, with what came of it': async ({ answer }, site) => {
    expect({ status: answer.status, text: answer.text }).toEqual({ status: 200, text: '' });
    expect(answer.headers.get('etag')).toBe('W/"4"');
    expect(await readTask(site, 'id')).toMatchObject({
      status: 'completed',
      output: [{ type: { text: 'Result' }, valueString: expect.stringMatching(/^Haemolysed/) }],
    });
  },
  'Complete a task that asks for a form': async ({ answer }, site) => {
    const { entry = [] } = resourceOf<Bundle>(answer, 'Bundle');
    expect(entry.map(({ response }) => response?.status)).toEqual(['201', '200']);
    expect(await readTask(site, 'form')).toMatchObject({
      status: 'completed',
      output: [{ valueReference: { reference: `QuestionnaireResponse/${entry[0]?.resource?.id}` } }],
    });
  },
  Release: async ({ answer }) => {
    expectTask(answer, { version: '2', task: { status: 'requested', statusReason: { text: 'The cuff is broken' } } });
    expect(answer.body).not.toHaveProperty('owner');
  },
  Decline: async ({ answer }) =>
    expectTask(answer, {
      version: '2',
      task: { status: 'rejected', statusReason: { text: 'This agent does not know Finnish' } },
    }),
  'All versions': async ({ answer }, { variables }) => {
    const { type, entry = [] } = resourceOf<Bundle>(answer, 'Bundle');
    expect(type).toBe('history');
    expect(entry.map(({ resource }) => (resource as Task).status)).toEqual([
      'completed',
      'in-progress',
      'accepted',
      'requested',
    ]);
    expect(new Set(entry.map(({ resource }) => resource?.id))).toEqual(new Set([variables.get('id')]));
  },
  'One version': async ({ answer }) => expectTask(answer, { version: '2', task: { status: 'accepted' } }),
  'Everything that was written since': async (answered, { variables }) => {
    const entries = (await pagesFrom(answered)).flatMap(({ entry = [] }) => entry);
    const times = entries.map(({ response }) => response?.lastModified ?? '');
    expect(times).toEqual(times.toSorted().reverse());
    expect(times.filter((time) => time < (variables.get('since') ?? '~'))).toEqual([]);
    const mine = entries.filter(({ resource }) => resource?.id === variables.get('id'));
    expect(mine.map(({ response }) => response?.etag)).toEqual(['W/"4"', 'W/"3"', 'W/"2"']);
  },
  'Who did what': async (answered, { variables }) => {
    const found = matchesOf(await pagesFrom(answered)) as Provenance[];
    expect(found.map(({ target }) => target[0]?.reference).sort()).toEqual(versionsOf(variables));
    const verbs = found.map(({ activity }) => activity?.coding?.[0]?.code);
    expect(verbs.sort()).toEqual(['claim', 'complete', 'create', 'start']);
  },
  'What the audit keeps of it': async (answered, { variables }) => {
    const found = matchesOf(await pagesFrom(answered)) as AuditEvent[];
    const written = found.filter(({ action }) => action === 'C' || action === 'U');
    expect(written.map(({ entity }) => entity?.[0]?.what?.reference).sort()).toEqual(versionsOf(variables));
    // The guide reads this task on the way, its second version as well.
    const read = found.filter(({ action }) => action === 'R').map(({ entity }) => entity?.[0]?.what?.reference);
    expect(read).toContain(versionsOf(variables)[1]);
    expect(found.map(({ agent }) => agent[0]?.who?.reference)).toEqual(found.map(() => 'Device/demo-agent'));
  },
  'Whether it is still as I know it': async ({ answer }) => {
    expect({ status: answer.status, text: answer.text }).toEqual({ status: 304, text: '' });
  },
  'Without a token': async (answered) => expectRefusal(answered, 401, 'login'),
  'Beyond the scopes': async (answered) => expectRefusal(answered, 403, 'forbidden'),
  'Not there': async (answered) => expectRefusal(answered, 404, 'not-found'),
  'Against the rules': async (answered) => expectRefusal(answered, 422, 'business-rule'),
};

function expectTask(answer: Answer, { version, task }: { version: string; task: Partial<Task> }): void {
  expect(answer.status).toBe(200);
  expect(answer.headers.get('etag')).toBe(`W/"${version}"`);
  expect(resourceOf<Task>(answer, 'Task')).toMatchObject({ ...task, meta: { versionId: version } });
}

async function readTask(site: Site, name: string): Promise<Task> {
  const { answer } = await sendAs(site, { method: 'GET', path: `Task/${site.variables.get(name)}` });
  return resourceOf<Task>(answer, 'Task');
}

function versionsOf(variables: Site['variables']): string[] {
  return ['1', '2', '3', '4'].map((version) => `Task/${variables.get('id')}/_history/${version}`);
}
