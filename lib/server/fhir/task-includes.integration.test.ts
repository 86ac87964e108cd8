import { randomUUID } from 'node:crypto';
import type { Resource } from '@medplum/fhirtypes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { capabilityStatement } from './capability-statement';
import { publishedOf } from './drawn-values-fixture';
import { AGENT, BASE, requestedTask, type Send, sendTo, testRepository } from './endpoint-fixture';
import { publishedTypes } from './invariant-oracle-fixture';

/** Each include that Task declares brings the resource that is meant, and no other. */
let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
  await store(
    ...TARGETS.map((reference) => resourceAt(reference)),
    requestedTask({ id: 'parent' }),
    requestedTask({ id: 'bystander', owner: { reference: 'Practitioner/other' } }),
    requestedTask({ id: 'child', ...REFERRING }),
  );
});
afterAll(() => database.close());

const task = capabilityStatement(BASE).rest?.[0]?.resource?.find(({ type }) => type === 'Task');
const to = (reference: string) => ({ reference });
const REFERRING = {
  basedOn: [to('ServiceRequest/based')],
  encounter: to('Encounter/met'),
  focus: to('Observation/seen'),
  owner: to('Practitioner/owner'),
  partOf: [to('Task/parent')],
  for: to('Patient/whom'),
  requester: to('Device/asks'),
  output: [{ type: { text: 'x' }, valueReference: to('DocumentReference/made') }],
};
const BROUGHT: Readonly<Record<string, string>> = {
  'based-on': 'ServiceRequest/based',
  encounter: 'Encounter/met',
  focus: 'Observation/seen',
  owner: 'Practitioner/owner',
  'part-of': 'Task/parent',
  patient: 'Patient/whom',
  requester: 'Device/asks',
  subject: 'Patient/whom',
  output: 'DocumentReference/made',
};
const TARGETS = [...new Set(Object.values(BROUGHT)), 'Practitioner/other'].filter((each) => !each.startsWith('Task/'));

function resourceAt(reference: string): Resource {
  const [resourceType, id] = reference.split('/');
  return { resourceType, id } as unknown as Resource;
}

/** Past validation: what matters here is where a reference stands. */
async function store(...resources: Resource[]): Promise<void> {
  const changes = resources.map((each) => ({
    kind: 'put' as const,
    resource: { ...each, id: each.id ?? randomUUID() },
  }));
  await testRepository(database.pool, AGENT).commit(changes);
}

async function included(query: string): Promise<string[]> {
  const { status, body } = await send('GET', `/Task?${query}`, { headers: { prefer: 'handling=strict' } });
  expect(status).toBe(200);
  type Entry = { resource: { resourceType: string; id: string }; search: { mode: string } };
  const entries: Entry[] = body.entry ?? [];
  return entries
    .filter(({ search }) => search.mode === 'include')
    .map(({ resource }) => `${resource.resourceType}/${resource.id}`);
}

describe('_include brings what the task refers to', () => {
  test.each(task?.searchInclude ?? [])('%s', async (include) => {
    const code = include.split(':')[1] ?? '';
    const wanted = code === '*' ? [...new Set(Object.values(BROUGHT))] : [BROUGHT[code]];
    expect((await included(`_id=child&_include=${include}`)).toSorted()).toEqual(wanted.toSorted());
    expect(await included(`_id=parent&_include=${include}`)).toEqual([]);
  });
});

const published = publishedTypes();

/** The source with a reference to the task where the parameter looks for it; undefined where that is more than a path. */
function sourceOf(revinclude: string): Resource | undefined {
  const [type = '', code] = revinclude.split(':');
  const expression = publishedOf(type).find((each) => each.code === code)?.expression ?? '';
  const own = expression
    .split('|')
    .map((each) =>
      each
        .trim()
        .replaceAll(/[()]/g, '')
        .replace(/ as Reference$/, ''),
    )
    .find((each) => each.startsWith(`${type}.`));
  const steps = own?.split('.').slice(1) ?? [];
  return steps.length > 0 && steps.every((step) => /^[a-zA-Z]+$/.test(step)) ? built(type, steps) : undefined;
}

function built(type: string, steps: readonly string[]): Resource | undefined {
  const elements = published.get(type)?.snapshot?.element ?? [];
  const place = [type, ...steps].join('.');
  const last = elements.find(({ path }) => path === place || path === `${place}[x]`);
  if (last?.type?.some(({ code }) => code === 'Reference') !== true) {
    return undefined;
  }
  const names = last.path?.endsWith('[x]') === true ? [...steps.slice(0, -1), `${steps.at(-1)}Reference`] : steps;
  const inner = names.reduceRight<object>((held, name, index) => {
    const at = [type, ...steps.slice(0, index + 1)].join('.');
    const isMany = elements.find(({ path }) => path === at)?.max === '*';
    return { [name]: isMany ? [held] : held };
  }, to('Task/parent'));
  return { resourceType: type, id: 'refers', ...inner } as unknown as Resource;
}

describe('_revinclude brings what refers to the task', () => {
  const sources = (task?.searchRevInclude ?? []).map((each) => [each, sourceOf(each)] as const);
  const buildable = sources.filter(
    ([each, source]) => source !== undefined && !/^(?:Task|AuditEvent|Provenance):/.test(each),
  );
  test.each(buildable)('%s', async (revinclude, source) => {
    if (source !== undefined) {
      await store(source);
    }
    expect(await included(`_id=parent&_revinclude=${revinclude}`)).toEqual([`${source?.resourceType}/refers`]);
    expect(await included(`_id=bystander&_revinclude=${revinclude}`)).toEqual([]);
  });
  test('and those are many; the others look past a condition or at a canonical', () => {
    expect(buildable.length).toBeGreaterThan(30);
  });
  test.each(['Task:part-of', 'Task:focus', 'Task:based-on', 'Task:output', 'Task:subject'])(
    '%s',
    async (revinclude) => {
      const code = revinclude.split(':')[1] ?? '';
      const id = `by-${code}`;
      const at = {
        'part-of': { partOf: [to('Task/bystander')] },
        focus: { focus: to('Task/bystander') },
        'based-on': { basedOn: [to('Task/bystander')] },
        subject: { for: to('Task/bystander') },
        output: { output: [{ type: { text: 'x' }, valueReference: to('Task/bystander') }] },
      };
      await store(requestedTask({ id, ...at[code as keyof typeof at] }));
      expect(await included(`_id=bystander&_revinclude=${revinclude}`)).toEqual([`Task/${id}`]);
    },
  );
  test.each(['Provenance:target', 'AuditEvent:entity'])('%s', async (revinclude) => {
    const found = await included(`_id=child&_revinclude=${revinclude}`);
    expect(found).toEqual([expect.stringMatching(`^${revinclude.split(':')[0]}/`)]);
  });
});
