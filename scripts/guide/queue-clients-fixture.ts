import { MedplumClient, OperationOutcomeError } from '@medplum/core';
import type { Bundle, OperationOutcome, Task } from '@medplum/fhirtypes';
import { Client, type FhirResource } from 'fhir-kit-client';

/** What an integrator does with the queue, in the words of a client that others wrote. */
export type QueueClient = {
  /** All tasks of the search, page after page. */
  search: (query: Record<string, string>) => Promise<Task[]>;
  claim: (seen: Task) => Promise<Task>;
  start: (seen: Task) => Promise<Task>;
  complete: (seen: Task, result: string) => Promise<Task>;
  history: (id: string) => Promise<Bundle>;
  send: (bundle: Bundle) => Promise<Bundle>;
  /** What the outcome of a refused request says. */
  outcomeOf: (error: unknown) => OperationOutcome | undefined;
};
/** How a client writes: `blindly` is without saying which version it saw. */
export type Writing = 'blindly' | 'by version';

const AGENT = { reference: 'Device/demo-agent' };
const SECRET = 'demo-agent-secret';

/** `fhir-kit-client`: claims by PUT, goes on by JSON Patch. */
export async function fhirKitClient(url: string, writing: Writing): Promise<QueueClient> {
  const client = new Client({ baseUrl: `${url}/fhir`, bearerToken: await tokenOf(url) });
  const optionsFor = (seen: Task) => ({ headers: ifMatch(seen, writing) });
  return {
    search: async (searchParams) => {
      const tasks: Task[] = [];
      let page: FhirResource | undefined = await client.search({ resourceType: 'Task', searchParams });
      while (page !== undefined) {
        tasks.push(...tasksOf(page as unknown as Bundle));
        page = await client.nextPage({ bundle: page as Parameters<Client['nextPage']>[0]['bundle'] });
      }
      return tasks;
    },
    claim: async (seen) =>
      toTask(
        await client.update({
          resourceType: 'Task',
          id: idOf(seen),
          body: { ...seen, status: 'accepted', owner: AGENT },
          options: optionsFor(seen),
        }),
      ),
    start: async (seen) =>
      toTask(
        await client.patch({
          resourceType: 'Task',
          id: idOf(seen),
          jsonPatch: [{ op: 'replace', path: '/status', value: 'in-progress' }],
          options: optionsFor(seen),
        }),
      ),
    complete: async (seen, result) =>
      toTask(
        await client.patch({
          resourceType: 'Task',
          id: idOf(seen),
          jsonPatch: [
            { op: 'replace', path: '/status', value: 'completed' },
            { op: 'add', path: '/output', value: outputOf(result) },
          ],
          options: optionsFor(seen),
        }),
      ),
    history: async (id) => (await client.history({ resourceType: 'Task', id })) as unknown as Bundle,
    send: async (bundle) => (await client.transaction({ body: { ...bundle } })) as unknown as Bundle,
    outcomeOf: (error) => (error as { response?: { data?: OperationOutcome } }).response?.data,
  };
}

/** `MedplumClient`: logs in by itself, claims by JSON Patch, goes on by PUT. */
export async function medplumClient(url: string, writing: Writing): Promise<QueueClient> {
  // A claim that is sent again by itself would meet its own success.
  const client = new MedplumClient({
    baseUrl: url,
    fhirUrlPath: 'fhir',
    tokenUrl: `${url}/auth/token`,
    maxRetries: 0,
  });
  await client.startClientLogin('demo-agent', SECRET);
  const put = (seen: Task, change: Partial<Task>) =>
    client.updateResource<Task>({ ...seen, ...change }, { headers: ifMatch(seen, writing) });
  return {
    search: async (query) => {
      const tasks: Task[] = [];
      for await (const page of client.searchResourcePages('Task', new URLSearchParams(query))) {
        tasks.push(...page);
      }
      return tasks;
    },
    claim: (seen) =>
      client.patchResource(
        'Task',
        idOf(seen),
        [
          { op: 'replace', path: '/status', value: 'accepted' },
          { op: 'add', path: '/owner', value: AGENT },
        ],
        { headers: ifMatch(seen, writing) },
      ),
    start: (seen) => put(seen, { status: 'in-progress' }),
    complete: (seen, result) => put(seen, { status: 'completed', output: outputOf(result) }),
    history: async (id) => client.readHistory('Task', id),
    send: async (bundle) => client.executeBatch(bundle),
    outcomeOf: (error) => (error instanceof OperationOutcomeError ? error.outcome : undefined),
  };
}

function ifMatch({ meta }: Task, writing: Writing): Record<string, string> {
  return writing === 'by version' ? { 'If-Match': `W/"${meta?.versionId}"` } : {};
}

function outputOf(text: string): NonNullable<Task['output']> {
  return [{ type: { text: 'Result' }, valueString: text }];
}

function tasksOf({ entry = [] }: Bundle): Task[] {
  return entry.flatMap(({ resource }) => (resource?.resourceType === 'Task' ? [resource] : []));
}

function toTask(resource: FhirResource): Task {
  return resource as unknown as Task;
}

function idOf({ id = '' }: Task): string {
  return id;
}

/** fhir-kit-client leaves it to the program to get a token. */
async function tokenOf(url: string): Promise<string> {
  const form = { grant_type: 'client_credentials', client_id: 'demo-agent', client_secret: SECRET };
  const answer = await fetch(`${url}/auth/token`, { method: 'POST', body: new URLSearchParams(form) });
  return ((await answer.json()) as { access_token: string }).access_token;
}
