import type { CapabilityStatementRestResource } from '@medplum/fhirtypes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RESOURCE_TYPES, type ResourceType } from '@/lib/domain/fhir/resource-type';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { DEEPEST_CHAIN, MOST_COUNT, MOST_INCLUDES, MOST_SORT_KEYS } from '@/lib/server/repository/search-limits';
import { capabilityStatement } from './capability-statement';
import { BASE, type Send, sendTo } from './endpoint-fixture';
import { untrueIncludes } from './include-claims-fixture';
import { judgeParameters, type ParameterFindings } from './search-claims-fixture';
import { type Sample, samplesOf } from './type-samples-fixture';

/** Each parameter and include that a type declares is asked for and found working; those it does not declare are refused. */
let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
});
afterAll(() => database.close());

const IS_FULL = process.env.PROVE === '1';
const types = RESOURCE_TYPES.filter((type, index) => IS_FULL || type === 'Task' || index % 21 === 0);
const [rest] = capabilityStatement(BASE).rest ?? [];
const stored = new Map<string, Sample[]>();

function declaredOf(type: string): CapabilityStatementRestResource {
  const declared = rest?.resource?.find((each) => each.type === type);
  if (declared === undefined) {
    throw new Error(`${type} is not declared.`);
  }
  return declared;
}

/** What is stored has a tag, a label, a profile and a source, so that these are searched by a value as well. */
const META = {
  tag: [{ system: 'http://example.org', code: 'kept' }],
  security: [{ system: 'http://example.org', code: 'R' }],
  profile: ['http://example.org/StructureDefinition/x'],
  source: 'http://example.org/source',
};

async function instancesOf(type: ResourceType): Promise<Sample[]> {
  const known = stored.get(type);
  if (known !== undefined) {
    return known;
  }
  for (const sample of samplesOf(type)) {
    await send('PUT', `/${type}/${sample.id}`, { body: { ...sample, meta: META } });
  }
  const { body } = await send('GET', `/${type}?_count=20`);
  const found = (body.entry ?? []).map(({ resource }: { resource: Sample }) => resource);
  stored.set(type, found);
  return found;
}

describe('each parameter that is declared finds what has its value, and no other is understood', () => {
  const findings: ParameterFindings[] = [];
  test.each(types)('%s', async (type) => {
    const found = await judgeParameters(send, declaredOf(type), await instancesOf(type));
    findings.push(found);
    expect(found.untrue).toEqual([]);
  });
  test('and most of them were asked for a value that is there', () => {
    const sum = (of: (each: ParameterFindings) => number) => findings.reduce((total, each) => total + of(each), 0);
    expect(sum(({ drawn }) => drawn)).toBeGreaterThan(sum(({ asked }) => asked) / 2);
  });
});

describe('each include that is declared is understood, and no other', () => {
  test.each(types)('%s', async (type) => {
    await instancesOf(type);
    expect(await untrueIncludes(send, declaredOf(type), { isFull: type === 'Task' })).toEqual([]);
  });
});

test('every type has the parameters that are declared of all', () => {
  const names = rest?.searchParam?.map(({ name }) => name) ?? [];
  expect(names).toEqual(['_id', '_lastUpdated']);
  for (const { searchParam = [] } of rest?.resource ?? []) {
    expect(searchParam.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  }
});

test('a search as large as the statement promises is answered', async () => {
  const sort = Array.from({ length: MOST_SORT_KEYS }, () => 'status').join();
  const includes = Array.from({ length: MOST_INCLUDES }, () => '&_include=Task:owner').join('');
  const chain = `${'part-of.'.repeat(DEEPEST_CHAIN)}status=draft`;
  for (const query of [`_sort=${sort}`, `_count=${MOST_COUNT}${includes}`, chain]) {
    expect([query, (await send('GET', `/Task?${query}`, { headers: { prefer: 'handling=strict' } })).status]).toEqual([
      query,
      200,
    ]);
  }
});

describe('a statement that says too much or too little is caught', () => {
  type Params = NonNullable<CapabilityStatementRestResource['searchParam']>;
  const judged = async (change: (each: Params) => Params) => {
    const task = declaredOf('Task');
    const changed = { ...task, searchParam: change(task.searchParam ?? []) };
    return (await judgeParameters(send, changed, await instancesOf('Task'))).untrue;
  };
  test('a parameter that is not there', async () => {
    const said = await judged((each) => [...each, { name: 'mood', type: 'token' }]);
    expect(said).toEqual([expect.stringContaining('Task: mood is declared')]);
  });
  test('and so is a server that understands and finds nothing', async () => {
    const blind: Send = async (...request) => {
      const answer = await send(...request);
      return { ...answer, body: { ...answer.body, entry: [] } };
    };
    const { untrue } = await judgeParameters(blind, declaredOf('Task'), await instancesOf('Task'));
    expect(untrue.length).toBeGreaterThan(15);
  });
  test.each(['owner', '_tag', 'due-date', '_id', 'priority-order'])('the parameter %s, left unsaid', async (name) => {
    const said = await judged((each) => each.filter((one) => one.name !== name));
    expect(said).toEqual([`Task: ${name} is not declared and is answered`]);
  });
  test('an include that is not there, or left unsaid', async () => {
    const task = declaredOf('Task');
    const isFull = false;
    const more = { ...task, searchInclude: [...(task.searchInclude ?? []), 'Task:mood'] };
    expect(await untrueIncludes(send, more, { isFull })).toEqual([
      'Task: _include=Task:mood is declared and not understood',
    ]);
    const less = { ...task, searchInclude: task.searchInclude?.filter((each) => each !== 'Task:owner') ?? [] };
    expect(await untrueIncludes(send, less, { isFull })).toEqual([
      'Task: _include=Task:owner is not declared and is understood',
    ]);
    const fewer = {
      ...task,
      searchRevInclude: task.searchRevInclude?.filter((each) => each !== 'Provenance:target') ?? [],
    };
    expect(await untrueIncludes(send, fewer, { isFull })).toEqual([
      'Task: _revinclude=Provenance:target is not declared and is understood',
    ]);
  });
});
