import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { type Send, sendTo } from './endpoint-fixture';

let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
});
afterAll(() => database.close());

/** What is refused of the published examples, and why. */
const REFUSED: Record<string, string> = {
  'Questionnaire-qs1.json': 'Questionnaire.item[0].item[0].linkId: Missing required property',
};
const HL7 = path.resolve('node_modules/hl7.fhir.r4.examples');
const SHARED = path.resolve('../shared/fhir/examples');

const published = readdirSync(HL7).filter((name) =>
  /^(?:Task|Patient|Practitioner|PractitionerRole|Questionnaire)-.*\.json$/.test(name),
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
    return `${issue.expression[0]}: ${issue.details.text}`;
  }
  const { body } = await send('GET', `/${resourceType}/${written.body.id}`);
  expect(withoutServerParts(body)).toEqual(withoutServerParts(example));
  expect(Object.keys(body).filter((key) => key !== 'id' && key !== 'meta')).toEqual(
    Object.keys(example).filter((key) => key !== 'id' && key !== 'meta'),
  );
  return undefined;
}

test('there are as many examples as HL7 published', () => {
  expect(published.length).toBe(56);
});

describe('the examples of HL7 are stored and read back unchanged', () => {
  test.each(published)('%s', async (name) => {
    expect(await roundTrip(HL7, name)).toBe(REFUSED[name]);
  });
});

describe.runIf(others.length > 0)('published tasks of other guides are stored and read back unchanged', () => {
  test.each(others.length > 0 ? others : ['none'])('%s', async (name) => {
    // The same ids stand in several folders; each of these is a task of its own.
    await database.pool.query(`truncate resource, history, task_row, task_reach`);
    expect(await roundTrip(SHARED, name)).toBe(REFUSED[name]);
  });
});
