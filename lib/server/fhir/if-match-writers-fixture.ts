import type { Resource } from '@medplum/fhirtypes';
import { requestedTask, type Send, type TestAnswer } from './endpoint-fixture';

/** What a writer wants to do to a Task at version 2: change its words, take it, or remove it. */
export type Intent = 'amend' | 'claim' | 'remove';
type Attempt = { id: string; intent: Intent; ifMatch: string | undefined };
type Writer = { intents: readonly Intent[]; write: (send: Send, attempt: Attempt) => Promise<number> };

const SYSTEM = 'urn:cell';
const OWNER = { reference: 'Device/agent', display: 'Agent' };
const JSON_PATCH = { 'content-type': 'application/json-patch+json' };

/** The Task of a cell as it stands before the attempt. */
export function cellTask(id: string, intent: Intent, more: object = {}): Resource {
  const status = intent === 'claim' ? 'requested' : 'draft';
  return requestedTask({ id, status, identifier: [{ system: SYSTEM, value: id }], ...more });
}

const changed = ({ id, intent }: Attempt): Resource =>
  cellTask(id, intent, intent === 'claim' ? { status: 'accepted', owner: OWNER } : { description: 'three' });

const jsonPatch = ({ intent }: Attempt): object[] =>
  intent === 'claim'
    ? [
        { op: 'replace', path: '/status', value: 'accepted' },
        { op: 'add', path: '/owner', value: OWNER },
      ]
    : [{ op: 'add', path: '/description', value: 'three' }];

function pathPatch({ intent }: Attempt): Resource {
  const operation = (type: string, path: string, more: object[]) => ({
    name: 'operation',
    part: [{ name: 'type', valueCode: type }, { name: 'path', valueString: path }, ...more],
  });
  const add = (name: string, value: object) =>
    operation('add', 'Task', [
      { name: 'name', valueString: name },
      { name: 'value', ...value },
    ]);
  const parameter =
    intent === 'claim'
      ? [
          operation('replace', 'Task.status', [{ name: 'value', valueCode: 'accepted' }]),
          add('owner', { valueReference: OWNER }),
        ]
      : [add('description', { valueString: 'three' })];
  return { resourceType: 'Parameters', parameter } as Resource;
}

const binary = (attempt: Attempt): Resource => ({
  resourceType: 'Binary',
  contentType: JSON_PATCH['content-type'],
  data: Buffer.from(JSON.stringify(jsonPatch(attempt))).toString('base64'),
});

const headersOf = ({ ifMatch }: Attempt, more: Record<string, string> = {}) => ({
  ...more,
  ...(ifMatch !== undefined && { 'if-match': ifMatch }),
});
const byId = ({ id }: Attempt) => `Task/${id}`;
const byCriteria = ({ id }: Attempt) => `Task?identifier=${SYSTEM}|${id}`;

type Place = (attempt: Attempt) => string;
type Body = (attempt: Attempt) => unknown;

function over(method: string, place: Place, body?: Body, headers: Record<string, string> = {}): Writer['write'] {
  return async (send, attempt) => {
    const sent = body === undefined ? {} : { body: body(attempt) };
    return (await send(method, `/${place(attempt)}`, { ...sent, headers: headersOf(attempt, headers) })).status;
  };
}

function inBundle(type: 'batch' | 'transaction', method: string, place: Place, body?: Body): Writer['write'] {
  return async (send, attempt) => {
    const { ifMatch } = attempt;
    const request = { method, url: place(attempt), ...(ifMatch !== undefined && { ifMatch }) };
    const entry = [{ request, ...(body !== undefined && { resource: body(attempt) }) }];
    return statusOf(await send('POST', '', { body: { resourceType: 'Bundle', type, entry } }));
  };
}

const statusOf = ({ status, body }: TestAnswer): number =>
  status === 200 ? Number(body.entry[0].response.status) : status;

const CHANGES: readonly Intent[] = ['amend', 'claim'];
const bundled = (type: 'batch' | 'transaction'): [string, Writer][] => [
  [`PUT in a ${type}`, { intents: CHANGES, write: inBundle(type, 'PUT', byId, changed) }],
  [`PUT by criteria in a ${type}`, { intents: CHANGES, write: inBundle(type, 'PUT', byCriteria, changed) }],
  [`JSON Patch in a ${type}`, { intents: CHANGES, write: inBundle(type, 'PATCH', byId, binary) }],
  [`FHIRPath Patch in a ${type}`, { intents: CHANGES, write: inBundle(type, 'PATCH', byId, pathPatch) }],
  [`DELETE in a ${type}`, { intents: ['remove'], write: inBundle(type, 'DELETE', byId) }],
];

/** Every way to write what exists over /fhir. */
export const WRITERS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['PUT', { intents: CHANGES, write: over('PUT', byId, changed) }],
  ['JSON Patch', { intents: CHANGES, write: over('PATCH', byId, jsonPatch, JSON_PATCH) }],
  ['FHIRPath Patch', { intents: CHANGES, write: over('PATCH', byId, pathPatch) }],
  ['DELETE', { intents: ['remove'], write: over('DELETE', byId) }],
  ['PUT by criteria', { intents: CHANGES, write: over('PUT', byCriteria, changed) }],
  ['JSON Patch by criteria', { intents: CHANGES, write: over('PATCH', byCriteria, jsonPatch, JSON_PATCH) }],
  ['FHIRPath Patch by criteria', { intents: CHANGES, write: over('PATCH', byCriteria, pathPatch) }],
  ['DELETE by criteria', { intents: ['remove'], write: over('DELETE', byCriteria) }],
  ...bundled('batch'),
  ...bundled('transaction'),
]);
