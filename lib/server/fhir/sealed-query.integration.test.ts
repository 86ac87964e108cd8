import { randomBytes } from 'node:crypto';
import type { Bundle } from '@medplum/fhirtypes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { BASE, requestedTask, type Send, sendTo } from './endpoint-fixture';
import { openQuery, sealLinks } from './sealed-query';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const NUMBER = 'MRN-4711';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
  await send('PUT', '/Patient/p1', {
    body: { resourceType: 'Patient', id: 'p1', identifier: [{ system: 'urn:mrn', value: NUMBER }] },
  });
  for (const id of ['a', 'b', 'c', 'd', 'e']) {
    await send('PUT', `/Task/${id}`, { body: requestedTask({ id, for: { reference: 'Patient/p1' } }) });
  }
});
afterAll(() => database.close());

const nextOf = ({ link }: Bundle): string | undefined => link?.find(({ relation }) => relation === 'next')?.url;
const idsOf = ({ entry }: Bundle): unknown[] => (entry ?? []).map(({ resource }) => resource?.id);
/** Whether an address tells who was searched for, in any way that is easily read. */
function tells(url: string | undefined): boolean {
  const readable = [...new URL(url ?? BASE).searchParams.values()].flatMap((value) => [
    value,
    Buffer.from(value, 'base64url').toString('latin1'),
  ]);
  return [url ?? '', ...readable].some((text) => text.includes(NUMBER) || text.includes('patient.identifier'));
}

test('who searches by a form reads every page, and no address tells for whom', async () => {
  const { body } = await send('POST', '/Task/_search', {
    body: `patient.identifier=urn:mrn|${NUMBER}&_count=2&_sort=-_id`,
    headers: FORM,
  });
  const seen = idsOf(body);
  let next = nextOf(body);
  for (let round = 0; next !== undefined && round < 9; round += 1) {
    expect(tells(next)).toBe(false);
    const page = await send('GET', next.replace(BASE, ''));
    seen.push(...idsOf(page.body));
    next = nextOf(page.body);
  }
  expect(seen).toEqual(['e', 'd', 'c', 'b', 'a']);
});

test('the link of a search by address does tell, which the same look notices', async () => {
  const { body } = await send('GET', `/Task?patient.identifier=urn:mrn|${NUMBER}&_count=2`);
  expect(tells(nextOf(body))).toBe(true);
});

test('a link that was changed, or sealed elsewhere, is refused', async () => {
  const { body } = await send('POST', '/Task/_search', { body: 'status=requested&_count=2', headers: FORM });
  const sealed = new URL(nextOf(body) ?? '').searchParams.get('_page') ?? '';
  for (const text of [sealed.slice(5), '', 'x', randomBytes(60).toString('base64url')]) {
    expect((await send('GET', `/Task?_page=${text}`)).status).toBe(400);
  }
  const foreign = sealLinks({ resourceType: 'Bundle', type: 'searchset', link: body.link }, randomBytes(32));
  expect((await send('GET', (nextOf(foreign) ?? '').replace(BASE, ''))).status).toBe(400);
  expect(() => openQuery(sealed, randomBytes(32))).toThrow('cannot be read');
});

/** Each text that differs in one letter, at the place given, from a link. */
const changedAt = (sealed: string, place: number): string[] =>
  [...LETTERS]
    .filter((letter) => letter !== sealed[place])
    .map((letter) => `${sealed.slice(0, place)}${letter}${sealed.slice(place + 1)}`);

test.each(['a', 'ab', 'abc'])('a link changed in any one letter is refused, its last included (%s)', (value) => {
  const key = randomBytes(32);
  const link = [{ relation: 'next', url: `${BASE}/Task?code=${value}` }];
  const next = nextOf(sealLinks({ resourceType: 'Bundle', type: 'searchset', link }, key));
  const sealed = new URL(next ?? '').searchParams.get('_page') ?? '';
  expect(openQuery(sealed, key).get('code')).toBe(value);
  for (const [place] of [...sealed].entries()) {
    for (const changed of changedAt(sealed, place)) {
      expect(() => openQuery(changed, key)).toThrow('cannot be read');
    }
  }
});

test('other spellings of the same bytes exist, which a seal that looks at bytes alone would open', () => {
  const bytes = randomBytes(40);
  const sealed = bytes.toString('base64url');
  const same = changedAt(sealed, sealed.length - 1).filter((text) => Buffer.from(text, 'base64url').equals(bytes));
  expect(same.length).toBeGreaterThan(0);
});
