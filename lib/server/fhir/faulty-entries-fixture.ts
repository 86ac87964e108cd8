import type { BundleEntry, Resource } from '@medplum/fhirtypes';
import { requestedTask } from './endpoint-fixture';

/** A transaction in which every entry is good, and what must stand in the store for it. */
export const SIZE = 7;
const MRN = 'urn:mrn';

const patient = (value: string, more: object = {}): Resource =>
  ({ resourceType: 'Patient', identifier: [{ system: MRN, value }], ...more }) as Resource;
const post = (resource: Resource, more: object = {}): BundleEntry => ({
  resource,
  request: { method: 'POST', url: resource.resourceType, ...more },
});
const put = (resource: Resource, more: object = {}): BundleEntry => ({
  resource,
  request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}`, ...more },
});
const remove = (url: string): BundleEntry => ({ request: { method: 'DELETE', url } });
const patch = (url: string, operation: object): BundleEntry => ({
  resource: {
    resourceType: 'Binary',
    contentType: 'application/json-patch+json',
    data: Buffer.from(JSON.stringify([operation])).toString('base64'),
  },
  request: { method: 'PATCH', url },
});

/** What stands before: a task to change, one to delete, one at work, one to claim, a patient, and two that are alike. */
export const STANDING: readonly BundleEntry[] = [
  put(requestedTask({ id: 'standing', status: 'draft' })),
  put(requestedTask({ id: 'drafted', status: 'draft' })),
  put(requestedTask({ id: 'working', status: 'in-progress', owner: { reference: 'Device/agent' } })),
  put(requestedTask({ id: 'offered' })),
  put(patient('known', { id: 'known' })),
  put(patient('twin', { id: 'twin-1' })),
  put(patient('twin', { id: 'twin-2' })),
];

const brought = put(requestedTask({ id: 'brought' }));
const changed = put(requestedTask({ id: 'standing', status: 'draft', description: 'changed' }), { ifMatch: 'W/"1"' });

/** One entry of each kind: created, brought with an id, changed, patched, conditional, deleted, by conditional reference. */
export function goodEntries(): BundleEntry[] {
  return [
    post(requestedTask({ for: { reference: 'urn:uuid:patient' } })),
    brought,
    changed,
    patch('Patient/known', { op: 'add', path: '/active', value: true }),
    { ...post(patient('fresh'), { ifNoneExist: `identifier=${MRN}|fresh` }), fullUrl: 'urn:uuid:patient' },
    remove('Task/drafted'),
    post(requestedTask({ for: { reference: `Patient?identifier=${MRN}|known` } })),
  ];
}

type Faulty = { fails: readonly number[]; entryAt: (place: number) => BundleEntry };
const working = (more: object, request: object = {}) =>
  put(requestedTask({ id: 'working', status: 'in-progress', owner: { reference: 'Device/agent' }, ...more }), request);
const always = (fails: number, entry: BundleEntry): Faulty => ({ fails: [fails], entryAt: () => entry });

/** Every way in which one entry can be at fault, and how the whole is then answered. */
export const FAULTS: ReadonlyMap<string, Faulty> = new Map<string, Faulty>([
  ['a status that is none', always(422, post(requestedTask({ status: 'ongoing' })))],
  ['an element of the wrong kind', always(422, post(requestedTask({ note: 'text' })))],
  [
    'a task that changed before it was authored',
    always(422, post(requestedTask({ authoredOn: '2026-02-02', lastModified: '2026-02-01' }))),
  ],
  ['a step that no rule knows', always(422, working({ status: 'draft' }))],
  ['the deletion of work', always(422, remove('Task/working'))],
  ['a stale version', always(412, working({}, { ifMatch: 'W/"7"' }))],
  ['a version that cannot be read', always(400, working({}, { ifMatch: '' }))],
  [
    'a claim of any version',
    always(
      412,
      put(requestedTask({ id: 'offered', status: 'accepted', owner: { reference: 'Device/agent' } }), { ifMatch: '*' }),
    ),
  ],
  ['an id that is taken', always(412, working({}, { ifNoneMatch: '*' }))],
  [
    'a reference to nobody',
    always(412, post(requestedTask({ for: { reference: `Patient?identifier=${MRN}|nobody` } }))),
  ],
  ['a reference to two', always(412, post(requestedTask({ for: { reference: `Patient?identifier=${MRN}|twin` } })))],
  ['a condition that two meet', always(412, post(patient('twin'), { ifNoneExist: `identifier=${MRN}|twin` }))],
  ['a condition that selects nothing', always(400, post(patient('any'), { ifNoneExist: '_count=1' }))],
  ['an entry that stands twice', { fails: [400, 422], entryAt: (place) => (place === 2 ? brought : changed) }],
  ['a type outside the scopes', always(403, post({ resourceType: 'Organization', name: 'Ward' }))],
  ['a type that is none', always(404, post({ resourceType: 'Ward' } as unknown as Resource))],
  ['a deletion of nothing', always(404, remove('Task/never'))],
  ['a patch of nothing', always(404, patch('Patient/never', { op: 'add', path: '/active', value: true }))],
  ['a patch that does not apply', always(422, patch('Patient/twin-1', { op: 'remove', path: '/active' }))],
  [
    'text that no database keeps',
    { fails: [400, 422], entryAt: () => post(requestedTask({ description: 'a\u0000b' })) },
  ],
  ['no request', always(400, { resource: requestedTask() })],
]);
