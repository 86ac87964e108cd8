import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RESOURCE_TYPES } from '@/lib/domain/fhir/resource-type';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { compositeParametersOf } from '@/lib/server/repository/composite-parameters';
import { isSearchable, type SearchParameterType, searchParametersOf } from '@/lib/server/repository/search-parameters';
import { MODIFIER_CLINIC } from './search-modifiers-fixture';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  const entry = MODIFIER_CLINIC.map((resource) => ({
    resource,
    request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
  }));
  const { status } = await sendTo(database.pool)('POST', '', {
    body: { resourceType: 'Bundle', type: 'transaction', entry },
  });
  expect(status).toBe(200);
});
afterAll(() => database.close());

/** A value that each modifier takes; '' stands for no modifier. */
const VALUES: Record<SearchParameterType, Record<string, string>> = {
  token: {
    '': 'urn:dx|flu',
    missing: 'true',
    not: 'flu',
    text: 'flu',
    'of-type': 'urn:t|a|b',
    in: 'urn:vs:infections',
    'not-in': 'urn:vs:whole-other',
    above: 'urn:dx|flu',
    below: 'urn:dx|viral',
    'code-text': 'fl',
    'text-advanced': 'young -old',
  },
  reference: {
    '': 'a',
    missing: 'false',
    Patient: 'p1',
    identifier: 'urn:i|1',
    above: 'Location/bed',
    below: 'Location/house',
    contains: 'Task/t-mid',
    text: 'the',
    'code-text': 'the',
    'text-advanced': 'bed',
  },
  string: { '': 'a', missing: 'true', exact: 'A', contains: 'b', text: 'ana or john' },
  date: { '': 'ge2026', missing: 'true' },
  number: { '': 'lt3', missing: 'true' },
  quantity: { '': 'ap70||kg', missing: 'true' },
  uri: { '': 'http://x/a', missing: 'true', above: 'http://x/a', below: 'http://x', contains: 'X' },
};

/** Every parameter of every type with every modifier that its kind has, and every composite. */
const QUERIES: readonly string[] = RESOURCE_TYPES.flatMap((type) => [
  ...[...searchParametersOf(type).values()]
    .filter(({ code }) => isSearchable(type, code))
    .flatMap((parameter) =>
      Object.entries(VALUES[parameter.type]).map(
        ([modifier, value]) => `${type}?${parameter.code}${modifier && `:${modifier}`}=${encodeURIComponent(value)}`,
      ),
    ),
  ...[...compositeParametersOf(type).values()].map(({ code, components }) => {
    const parts = components.map((component) => VALUES[component.type]['']);
    return `${type}?${code}=${encodeURIComponent(parts.join('$'))}`;
  }),
]);
const IN_SAMPLE = 800;

/** The queries that were not answered with 200. */
async function unanswered(pool: pg.Pool, queries: readonly string[]): Promise<string[]> {
  const send = sendTo(pool);
  const failed = [];
  for (const query of queries) {
    const { status, body } = await send('GET', `/${query}&_summary=count`, {
      headers: { prefer: 'handling=strict' },
    });
    if (status !== 200) {
      failed.push(`${status} ${query} ${JSON.stringify(body.issue)}`);
    }
  }
  return failed;
}

function sampled(): readonly string[] {
  const step = process.env.PROVE === '1' ? 1 : Math.ceil(QUERIES.length / IN_SAMPLE);
  return QUERIES.filter((_, index) => index % step === 0);
}

test('every parameter of every type takes every modifier of its kind', async () => {
  expect(await unanswered(database.pool, sampled())).toEqual([]);
});

test('a modifier that is not taken is caught', async () => {
  const queries = ['Task?status:exact=a', ...QUERIES.slice(0, 3), 'Observation?code-value-quantity:missing=true'];
  expect((await unanswered(database.pool, queries)).map((each) => each.slice(0, 3))).toEqual(['400', '400']);
});
