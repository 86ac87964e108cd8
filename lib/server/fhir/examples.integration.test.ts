import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { type Send, sendTo } from './endpoint-fixture';
import { FAULTY_EXAMPLES } from './faulty-examples-fixture';

let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
});
afterAll(() => database.close());

const HL7 = path.resolve('node_modules/hl7.fhir.r4.examples');
const SHARED = path.resolve('../shared/fhir/examples');
const IS_FULL = process.env.PROVE === '1';
const MOST_BYTES = 5 * 1024 * 1024;

/** In full every published resource of every type but AuditEvent, which Taskward alone writes; of those, the ones that people work with in every run. */
const published = readdirSync(HL7).filter((name) =>
  IS_FULL
    ? /^(?!AuditEvent-)[A-Z].*-.*\.json$/.test(name) && statSync(path.join(HL7, name)).size < MOST_BYTES
    : /^(?:Task|Patient|Practitioner|PractitionerRole|Questionnaire)-.*\.json$/.test(name),
);
const others = existsSync(SHARED)
  ? readdirSync(SHARED, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
  : [];

function withoutServerParts(resource: Record<string, unknown>): unknown {
  const { id: _id, meta, ...rest } = resource;
  const { versionId: _version, lastUpdated: _updated, ...own } = (meta ?? {}) as Record<string, unknown>;
  return { ...rest, ...(Object.keys(own).length > 0 && { meta: own }) };
}

async function roundTrip(folder: string, name: string): Promise<string | undefined> {
  const example = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  const { resourceType, id } = example;
  const written =
    id === undefined
      ? await send('POST', `/${resourceType}`, { body: example })
      : await send('PUT', `/${resourceType}/${id}`, { body: example });
  if (written.status >= 400) {
    const [issue] = written.body.issue;
    return `${issue.expression?.[0]}: ${issue.details.text}`;
  }
  const { body } = await send('GET', `/${resourceType}/${written.body.id}`);
  expect(withoutServerParts(body)).toEqual(withoutServerParts(example));
  expect(Object.keys(body).filter((key) => key !== 'id' && key !== 'meta')).toEqual(
    Object.keys(example).filter((key) => key !== 'id' && key !== 'meta'),
  );
  return undefined;
}

test('there are as many examples as HL7 published', () => {
  expect(published.length).toBeGreaterThan(IS_FULL ? 5280 : 55);
});

describe('the examples of HL7 are stored and read back unchanged', () => {
  test.each(published)('%s', async (name) => {
    const refusal = FAULTY_EXAMPLES.get(name);
    expect(await roundTrip(HL7, name)).toEqual(refusal === undefined ? undefined : expect.stringContaining(refusal));
  });
});

describe.runIf(others.length > 0)('published tasks of other guides are stored and read back unchanged', () => {
  test.each(others.length > 0 ? others : ['none'])('%s', async (name) => {
    // The same ids stand in several folders; each of these is a task of its own.
    await database.pool.query(`truncate resource, history, task_row, task_reach`);
    expect(await roundTrip(SHARED, name)).toBeUndefined();
  });
});
