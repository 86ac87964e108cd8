import { randomUUID } from 'node:crypto';
import type { Bundle, Task } from '@medplum/fhirtypes';
import { expect } from 'vitest';
import { type Exchange, exchange } from './curl-fixture';
import { everyTask, matchesOf, pagesFrom, resourceOf, type Site, sendAs } from './site-fixture';

/** Throws unless what came back is what the recipe promises. */
export type Judge = (answered: Exchange, site: Site) => Promise<void>;

type Finds = (task: Task, variables: ReadonlyMap<string, string>) => boolean;
type Promised = {
  finds: Finds;
  /** What must not grow smaller from one task to the next. */
  order?: (task: Task) => readonly (string | number)[];
  most?: number;
  /** The references that must come along. */
  brings?: (task: Task) => readonly (string | undefined)[];
};

const NURSE = '224535009';
const STAFF_NUMBER = 'https://taskward.health/fhir/NamingSystem/staff-number';
const OPEN = ['requested', 'received', 'accepted', 'ready', 'in-progress', 'on-hold'];
const URGENCY = ['stat', 'asap', 'urgent', 'routine'];
/** After every date: what has none comes last. */
const NEVER = '~';

const isUnclaimed = (task: Task) => task.owner === undefined;
const isOneOf = (task: Task, statuses: readonly string[]) => statuses.includes(task.status);
const isOwnedBy = (task: Task, ...owners: string[]) => owners.includes(task.owner?.reference ?? '');
const dueOf = (task: Task) => task.restriction?.period?.end;
const rankOf = ({ priority }: Task) => (priority === undefined ? URGENCY.length : URGENCY.indexOf(priority));

/** Each search of the guide, with its promise said a second time in plain code over every Task there is. */
export const SEARCH_JUDGES: Record<string, Judge> = {
  'Open and unclaimed, by role': promises({
    finds: (task) => task.status === 'requested' && isUnclaimed(task) && hasRole(task, NURSE),
    order: ({ authoredOn = NEVER }) => [authoredOn],
  }),
  'Most pressing first': promises({
    finds: (task) => isOneOf(task, ['requested', 'ready']) && isUnclaimed(task),
    order: (task) => [rankOf(task), dueOf(task) ?? NEVER],
    most: 20,
  }),
  'My work': promises({
    finds: (task) =>
      isOwnedBy(task, 'Practitioner/haddad', 'PractitionerRole/haddad') &&
      isOneOf(task, ['accepted', 'ready', 'in-progress', 'on-hold']),
  }),
  'Team work': promises({
    finds: (task) => isOwnedBy(task, 'CareTeam/wound-team', 'Organization/hospital') && isOneOf(task, OPEN),
  }),
  'An owner known by identifier only': promises({
    finds: ({ owner, status }) =>
      owner?.identifier?.system === STAFF_NUMBER && owner.identifier.value === 'S-silva' && status === 'ready',
  }),
  'A named queue, by tag': promises({
    finds: (task) =>
      task.meta?.tag?.some(({ code }) => code === 'care-coordination') === true && task.status === 'requested',
  }),
  'What I asked for': promises({
    finds: (task) => task.requester?.reference === 'Device/demo-agent' && isOneOf(task, OPEN),
  }),
  'Work of one patient, with who does it and where it belongs': promises({
    finds: (task) => task.for?.reference === 'Patient/patient-07',
    brings: (task) => [task.owner?.reference, task.encounter?.reference],
  }),
  'The same by record number, and not in the address': async (answered, site) => {
    expect(answered.request.url).not.toContain('437142');
    await promises({
      finds: (task) => task.for?.reference === 'Patient/patient-07' && task.status === 'requested',
    })(answered, site);
  },
  'Steps of a plan': promises({
    finds: (task, variables) => task.partOf?.[0]?.reference === `Task/${variables.get('plan')}`,
  }),
  Overdue: promises({
    finds: (task, variables) =>
      Date.parse(dueOf(task) ?? '') < Date.parse(variables.get('now') ?? '') && isOneOf(task, OPEN),
  }),
  'What has changed since I last asked': async ({ request }, { every: _, ...site }) => {
    // Written in an order that is not that of their ids.
    for (const id of ['poll-c', 'poll-a', 'poll-b']) {
      await sendAs(site, { method: 'PUT', path: `Task/${id}`, body: { ...decoy(id, {}), description: randomUUID() } });
    }
    await promises({
      finds: (task, variables) => (task.meta?.lastUpdated ?? '') >= (variables.get('since') ?? NEVER),
      order: ({ meta }) => [meta?.lastUpdated ?? ''],
    })(await exchange(request), site);
  },
  'Only how many': async ({ answer }, site) => {
    const every = await (site.every ?? everyTask(site));
    const wanted = every.filter((task) => task.status === 'requested' && isUnclaimed(task));
    const { total, entry } = resourceOf<Bundle>(answer, 'Bundle');
    expect({ total, entry }).toEqual({ total: wanted.length, entry: undefined });
  },
  'Only some elements': async (answered, site) => {
    await promises({ finds: ({ status }) => status === 'requested', most: 10 })(answered, site);
    const allowed = ['resourceType', 'id', 'meta', 'status', 'intent', 'code', 'priority', 'restriction'];
    for (const task of matchesOf([resourceOf<Bundle>(answered.answer, 'Bundle')])) {
      expect(Object.keys(task).filter((name) => !allowed.includes(name))).toEqual([]);
      expect(task.meta?.tag).toContainEqual(expect.objectContaining({ code: 'SUBSETTED' }));
    }
  },
};

/** Tasks beside those that the queues must find: without them a filter could be lost and nobody would see it. */
export const DECOYS: readonly Task[] = [
  decoy('decoy-team', { owner: { reference: 'CareTeam/wound-team' } }),
  decoy('decoy-identifier', { owner: { identifier: { system: STAFF_NUMBER, value: 'S-silva' } } }),
  decoy('decoy-system', { status: 'ready', owner: { identifier: { system: 'urn:other', value: 'S-silva' } } }),
  decoy('decoy-requester', { requester: { reference: 'Device/demo-agent' } }),
];

function decoy(id: string, rest: Partial<Task>): Task {
  return { resourceType: 'Task', id, status: 'completed', intent: 'order', code: { text: 'Done' }, ...rest };
}

function hasRole(task: Task, role: string): boolean {
  return task.performerType?.some(({ coding = [] }) => coding.some(({ code }) => code === role)) === true;
}

/** All pages together hold exactly the tasks that the promise finds, in its order, with what it brings. */
function promises({ finds, order, most = Number.POSITIVE_INFINITY, brings = () => [] }: Promised): Judge {
  return async (answered, site) => {
    expect(answered.answer.status).toBe(200);
    const every = await (site.every ?? everyTask(site));
    const wanted = every.filter((task) => finds(task, site.variables));
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(every.length);
    const pages = await pagesFrom(answered);
    const matches = matchesOf(pages) as Task[];
    expect(idsOf(matches)).toEqual(idsOf(wanted));
    expect(pages[0]?.entry?.length ?? 0).toBeLessThanOrEqual(most);
    expectOrder(matches, order);
    expectCompany(pages, matches.flatMap(brings));
  };
}

function idsOf(tasks: readonly Task[]): (string | undefined)[] {
  return tasks.map(({ id }) => id).sort();
}

function expectOrder(tasks: readonly Task[], order: Promised['order']): void {
  if (order === undefined) {
    return;
  }
  const keys = tasks.map(order);
  expect(keys).toEqual(keys.toSorted(compareKeys));
}

function compareKeys(one: readonly (string | number)[], other: readonly (string | number)[]): number {
  const place = one.findIndex((part, index) => part !== other[index]);
  const [left = 0, right = 0] = [one[place], other[place]];
  return place < 0 ? 0 : Number(left > right) - Number(left < right);
}

function expectCompany(pages: readonly Bundle[], references: readonly (string | undefined)[]): void {
  const included = new Set(
    pages
      .flatMap(({ entry = [] }) => entry)
      .filter(({ search }) => search?.mode === 'include')
      .map(({ resource }) => `${resource?.resourceType}/${resource?.id}`),
  );
  const wanted = new Set(references.filter((reference) => reference !== undefined));
  expect([...wanted].filter((reference) => !included.has(reference))).toEqual([]);
}
