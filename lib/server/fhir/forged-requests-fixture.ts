import type { Send, TestAnswer } from './endpoint-fixture';
import { requestedTask } from './endpoint-fixture';
import type { ForgedPart } from './forged-parts-fixture';
import type { Path } from './full-task-fixture';
import { withValueAt } from './full-task-fixture';

type Edit = ForgedPart['forged'];
/** One way to write a Task: `key` makes its id or identifier its own. */
export type WayToWrite = {
  way: string;
  kind: 'create' | 'change';
  write: (send: Send, part: { edit: Edit; actor: ForgedPart['actor'] }, key: string) => Promise<TestAnswer>;
};

const ASKED = { requester: { reference: 'Practitioner/nurse' } };
const PATCH_TYPE = { 'content-type': 'application/json-patch+json' };

/** A Task as it stands before it is changed: on hold with the nurse, and asked for by her. */
export function heldTask(id: string): object {
  return requestedTask({
    id,
    ...ASKED,
    status: 'on-hold',
    owner: { reference: 'Practitioner/nurse' },
    authoredOn: '2026-01-01T08:00:00Z',
    identifier: [{ system: 'http://key.example', value: id }],
    extension: [{ url: 'https://taskward.health/fhir/StructureDefinition/held-from', valueCode: 'in-progress' }],
  });
}

const fresh = (edit: Edit, key: string, id?: string) =>
  withValueAt(
    requestedTask({
      ...(id !== undefined && { id }),
      ...ASKED,
      identifier: [{ system: 'http://key.example', value: key }],
    }),
    edit.path as Path,
    edit.value,
  );
const changed = (standing: object, edit: Edit) => withValueAt(standing, edit.path as Path, edit.value);
const entry = (method: string, url: string, resource: unknown, more: object = {}) => ({
  resource,
  request: { method, url, ...more },
});
const bundle = (type: string, one: object) => ({ resourceType: 'Bundle', type, entry: [one] });
const jsonPatch = (edit: Edit) => [{ op: 'add', path: `/${edit.path.join('/')}`, value: edit.value }];

function fhirPathPatch({ path, typed }: Edit): object {
  const part = [
    { name: 'type', valueCode: 'add' },
    { name: 'path', valueString: ['Task', ...path.slice(0, -1)].join('.') },
    { name: 'name', valueString: path.at(-1) },
    { name: 'value', ...typed },
  ];
  return { resourceType: 'Parameters', parameter: [{ name: 'operation', part }] };
}

const binary = (edit: Edit) => ({
  resourceType: 'Binary',
  contentType: 'application/json-patch+json',
  data: Buffer.from(JSON.stringify(jsonPatch(edit))).toString('base64'),
});

/** Changes what stands by what `make` says of it. */
const onStanding =
  (make: (edit: Edit, key: string, standing: object) => Parameters<Send>): WayToWrite['write'] =>
  async (send, { edit, actor }, key) => {
    const standing = (await send('GET', `/Task/${key}`)).body;
    const [method, path, extra] = make(edit, key, standing);
    return send(method, path, { ...extra, actor });
  };

const anew =
  (make: (edit: Edit, key: string) => Parameters<Send>): WayToWrite['write'] =>
  (send, { edit, actor }, key) => {
    const [method, path, extra] = make(edit, key);
    return send(method, path, { ...extra, actor });
  };

const BY_KEY = (key: string) => `identifier=http://key.example|${key}`;

/** Every way in which a Task is written over FHIR. */
export const WAYS: readonly WayToWrite[] = [
  { way: 'POST', kind: 'create', write: anew((edit, key) => ['POST', '/Task', { body: fresh(edit, key) }]) },
  {
    way: 'PUT of a new id',
    kind: 'create',
    write: anew((edit, key) => ['PUT', `/Task/${key}`, { body: fresh(edit, key, key) }]),
  },
  {
    way: 'POST with If-None-Exist',
    kind: 'create',
    write: anew((edit, key) => [
      'POST',
      '/Task',
      { body: fresh(edit, key), headers: { 'if-none-exist': BY_KEY(key) } },
    ]),
  },
  {
    way: 'PUT of what matches nothing',
    kind: 'create',
    write: anew((edit, key) => ['PUT', `/Task?${BY_KEY(key)}`, { body: fresh(edit, key) }]),
  },
  ...(['batch', 'transaction'] as const).map(
    (type): WayToWrite => ({
      way: `POST in a ${type}`,
      kind: 'create',
      write: anew((edit, key) => ['POST', '', { body: bundle(type, entry('POST', 'Task', fresh(edit, key))) }]),
    }),
  ),
  {
    way: 'PUT',
    kind: 'change',
    write: onStanding((edit, key, standing) => ['PUT', `/Task/${key}`, { body: changed(standing, edit) }]),
  },
  {
    way: 'PUT of what matches',
    kind: 'change',
    write: onStanding((edit, key, standing) => ['PUT', `/Task?${BY_KEY(key)}`, { body: changed(standing, edit) }]),
  },
  {
    way: 'JSON Patch',
    kind: 'change',
    write: onStanding((edit, key) => ['PATCH', `/Task/${key}`, { body: jsonPatch(edit), headers: PATCH_TYPE }]),
  },
  {
    way: 'JSON Patch of what matches',
    kind: 'change',
    write: onStanding((edit, key) => ['PATCH', `/Task?${BY_KEY(key)}`, { body: jsonPatch(edit), headers: PATCH_TYPE }]),
  },
  {
    way: 'FHIRPath Patch',
    kind: 'change',
    write: onStanding((edit, key) => ['PATCH', `/Task/${key}`, { body: fhirPathPatch(edit) }]),
  },
  ...(['batch', 'transaction'] as const).flatMap((type): WayToWrite[] => [
    {
      way: `PUT in a ${type}`,
      kind: 'change',
      write: onStanding((edit, key, standing) => [
        'POST',
        '',
        { body: bundle(type, entry('PUT', `Task/${key}`, changed(standing, edit))) },
      ]),
    },
    {
      way: `PATCH in a ${type}`,
      kind: 'change',
      write: onStanding((edit, key) => [
        'POST',
        '',
        { body: bundle(type, entry('PATCH', `Task/${key}`, binary(edit))) },
      ]),
    },
  ]),
];

/** The status of a write, which for one entry of a Bundle stands in its answer. */
export function statusOf({ status, body }: TestAnswer): number {
  return status === 200 && body?.resourceType === 'Bundle' ? Number(body.entry[0].response.status) : status;
}
