import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { AGENT, BASE, requestedTask, type Send, sendTo } from './endpoint-fixture';

let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
});
afterAll(() => database.close());

async function created(more: object = {}): Promise<string> {
  const { status, body } = await send('POST', '/Task', { body: requestedTask(more) });
  expect(status).toBe(201);
  return body.id;
}

describe('read and write', () => {
  test('a created task has an id, a version, a Location and an ETag', async () => {
    const { status, headers, body } = await send('POST', '/Task', { body: requestedTask({ id: 'chosen-by-client' }) });
    expect(status).toBe(201);
    expect(body.id).not.toBe('chosen-by-client');
    expect(body.meta.versionId).toBe('1');
    expect(headers.get('etag')).toBe('W/"1"');
    expect(headers.get('location')).toBe(`${BASE}/Task/${body.id}/_history/1`);
    expect(Date.parse(headers.get('last-modified') ?? '')).not.toBeNaN();
  });

  test('a PUT to a new id creates it under that id', async () => {
    const { status, headers } = await send('PUT', '/Patient/by-client', {
      body: { resourceType: 'Patient', id: 'by-client' },
    });
    expect(status).toBe(201);
    expect(headers.get('location')).toContain('/Patient/by-client/_history/1');
    const again = await send('PUT', '/Patient/by-client', {
      body: { resourceType: 'Patient', id: 'by-client', active: true },
    });
    expect(again.status).toBe(200);
  });

  test('If-None-Match and If-Modified-Since answer 304, HEAD answers without a body', async () => {
    const id = await created();
    expect((await send('GET', `/Task/${id}`, { headers: { 'if-none-match': 'W/"1"' } })).status).toBe(304);
    expect((await send('GET', `/Task/${id}`, { headers: { 'if-none-match': '"2"' } })).status).toBe(200);
    expect(
      (
        await send('GET', `/Task/${id}`, {
          headers: { 'if-modified-since': new Date(Date.now() + 60_000).toUTCString() },
        })
      ).status,
    ).toBe(304);
    const head = await send('HEAD', `/Task/${id}`);
    expect([head.status, head.body, head.headers.get('etag')]).toEqual([200, undefined, 'W/"1"']);
  });

  test('what was deleted is 410, its history tells of it, and deleting again has no effect', async () => {
    const id = await created({ status: 'draft' });
    expect((await send('DELETE', `/Task/${id}`)).status).toBe(204);
    expect((await send('GET', `/Task/${id}`)).status).toBe(410);
    expect((await send('DELETE', `/Task/${id}`)).status).toBe(204);
    const { body } = await send('GET', `/Task/${id}/_history`);
    expect(body.entry.map((each: { request: { method: string } }) => each.request.method)).toEqual(['DELETE', 'PUT']);
    expect(body.entry[0].resource).toBeUndefined();
    expect((await send('GET', `/Task/${id}/_history/1`)).status).toBe(200);
    expect((await send('GET', `/Task/${id}/_history/2`)).status).toBe(410);
    expect((await send('DELETE', '/Task/never-was')).status).toBe(404);
  });

  test('Prefer: return decides what a write answers', async () => {
    const answers = await Promise.all(
      ['minimal', 'representation', 'OperationOutcome'].map((kind) =>
        send('POST', '/Task', { body: requestedTask(), headers: { prefer: `return=${kind}` } }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(answers.map(({ body }) => body?.resourceType)).toEqual([undefined, 'Task', 'OperationOutcome']);
  });

  test('an illegal transition is a business rule with the rule as code', async () => {
    const id = await created();
    const { status, body } = await send('PUT', `/Task/${id}`, { body: requestedTask({ id, status: 'completed' }) });
    expect([403, 422]).toContain(status);
    expect(body.issue[0].code).toBe('business-rule');
    expect(body.issue[0].details.coding[0].code).toMatch(/^task\./);
    expect(body.issue[0].details.text.length).toBeGreaterThan(10);
  });
});

describe('patch', () => {
  test('a JSON Patch and a FHIRPath Patch change what they name', async () => {
    const id = await created({ description: 'before' });
    const json = await send('PATCH', `/Task/${id}`, {
      body: [
        { op: 'test', path: '/status', value: 'requested' },
        { op: 'replace', path: '/description', value: 'by json' },
      ],
      headers: { 'content-type': 'application/json-patch+json' },
    });
    expect([json.status, json.body.description]).toEqual([200, 'by json']);
    const part = [
      { name: 'type', valueCode: 'replace' },
      { name: 'path', valueString: 'Task.description' },
      { name: 'value', valueString: 'by path' },
    ];
    const fhirpath = await send('PATCH', `/Task/${id}`, {
      body: { resourceType: 'Parameters', parameter: [{ name: 'operation', part }] },
    });
    expect([fhirpath.status, fhirpath.body.description]).toEqual([200, 'by path']);
  });

  test('a failing test operation changes nothing', async () => {
    const id = await created();
    const { status } = await send('PATCH', `/Task/${id}`, {
      body: [
        { op: 'replace', path: '/description', value: 'no' },
        { op: 'test', path: '/status', value: 'accepted' },
      ],
      headers: { 'content-type': 'application/json-patch+json' },
    });
    expect(status).toBe(422);
    expect((await send('GET', `/Task/${id}`)).body.meta.versionId).toBe('1');
  });
});

describe('conditional writes', () => {
  const patient = (value: string, more: object = {}) => ({
    resourceType: 'Patient',
    identifier: [{ system: 'urn:mrn', value }],
    ...more,
  });

  test('20 simultaneous conditional creates make one patient', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        send('POST', '/Patient', { body: patient('once'), headers: { 'if-none-exist': 'identifier=urn:mrn|once' } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
    expect((await send('GET', '/Patient?identifier=urn:mrn|once')).body.total).toBe(1);
  });

  test('a conditional update creates, then updates, then refuses what is ambiguous', async () => {
    const put = (more: object = {}) => send('PUT', '/Patient?identifier=urn:mrn|two', { body: patient('two', more) });
    expect((await put()).status).toBe(201);
    const updated = await put({ active: true });
    expect([updated.status, updated.body.meta.versionId]).toEqual([200, '2']);
    expect(
      (await send('PUT', '/Patient?identifier=urn:mrn|two', { body: { ...patient('two'), id: 'another' } })).status,
    ).toBe(400);
    await send('POST', '/Patient', { body: patient('two') });
    expect((await put()).status).toBe(412);
  });

  test('a conditional patch and delete mean the one that matches', async () => {
    await send('POST', '/Patient', { body: patient('three') });
    const headers = { 'content-type': 'application/json-patch+json' };
    const patched = await send('PATCH', '/Patient?identifier=urn:mrn|three', {
      body: [{ op: 'add', path: '/active', value: true }],
      headers,
    });
    expect([patched.status, patched.body.active]).toEqual([200, true]);
    expect((await send('PATCH', '/Patient?identifier=urn:mrn|none', { body: [], headers })).status).toBe(404);
    expect((await send('DELETE', '/Patient?identifier=urn:mrn|three')).status).toBe(204);
    expect((await send('DELETE', '/Patient?identifier=urn:mrn|three')).status).toBe(204);
    expect((await send('GET', `/Patient/${patched.body.id}`)).status).toBe(410);
  });

  test('criteria that select nothing in particular are refused', async () => {
    for (const query of ['_count=1', 'bogus=1', '_sort=_id', '_format=json']) {
      expect((await send('DELETE', `/Patient?${query}`)).status, query).toBe(400);
    }
  });
});

describe('scopes of agents', () => {
  const reader = { ...AGENT, scopes: ['system/Task.rs'] };
  const legacy = { ...AGENT, scopes: ['system/Task.read', 'system/Task.write'] };

  test('a client reads and writes what its scopes say and no more', async () => {
    const id = await created({ for: { reference: 'Patient/p1' } });
    await send('PUT', '/Patient/p1', { body: { resourceType: 'Patient', id: 'p1' } });
    expect((await send('GET', `/Task/${id}`, { actor: reader })).status).toBe(200);
    expect((await send('GET', '/Patient/p1', { actor: reader })).status).toBe(403);
    expect((await send('POST', '/Task', { body: requestedTask(), actor: reader })).status).toBe(403);
    expect((await send('POST', '/Task', { body: requestedTask(), actor: legacy })).status).toBe(201);
    const { body } = await send('GET', `/Task?_id=${id}&_include=Task:patient`, { actor: reader });
    expect(body.entry).toHaveLength(1);
    expect((await send('GET', `/Task?_id=${id}&_include=Task:patient`)).body.entry).toHaveLength(2);
  });

  test('nobody rewrites the records of what happened', async () => {
    const { body } = await send('GET', '/AuditEvent?_count=1');
    const [event] = body.entry;
    expect((await send('PUT', `/AuditEvent/${event.resource.id}`, { body: event.resource })).status).toBe(403);
    expect((await send('DELETE', `/AuditEvent/${event.resource.id}`)).status).toBe(403);
  });
});

describe('history', () => {
  test('the pages of a history are each version once, newest first', async () => {
    const id = await created();
    for (let version = 2; version <= 7; version += 1) {
      await send('PUT', `/Task/${id}`, { body: requestedTask({ id, description: `v${version}` }) });
    }
    const versions: string[] = [];
    let path: string | undefined = `/Task/${id}/_history?_count=3`;
    while (path !== undefined) {
      const { body } = await send('GET', path);
      versions.push(...body.entry.map((each: { response: { etag: string } }) => each.response.etag));
      path = body.link.find(({ relation }: { relation: string }) => relation === 'next')?.url.replace(BASE, '');
    }
    expect(versions).toEqual([7, 6, 5, 4, 3, 2, 1].map((version) => `W/"${version}"`));
  });

  test('_since and _at choose by time, on instance, type and system', async () => {
    const id = await created();
    const { body: first } = await send('GET', `/Task/${id}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await send('PUT', `/Task/${id}`, { body: requestedTask({ id, description: 'second' }) });
    const { body: second } = await send('GET', `/Task/${id}`);
    const entries = async (path: string) =>
      (await send('GET', path)).body.entry.map((each: { response: { etag: string } }) => each.response.etag);
    expect(await entries(`/Task/${id}/_history?_since=${second.meta.lastUpdated}`)).toEqual(['W/"2"']);
    expect(await entries(`/Task/${id}/_history?_at=${first.meta.lastUpdated}`)).toEqual(['W/"1"']);
    expect(await entries(`/Task/_history?_since=${second.meta.lastUpdated}`)).toEqual(['W/"2"']);
    const { body } = await send('GET', `/_history?_since=${second.meta.lastUpdated}`);
    const types = body.entry.map((each: { request: { url: string } }) => each.request.url.split('/')[0]).toSorted();
    // That somebody looked is recorded as well, each time.
    expect(types.filter((type: string) => type !== 'AuditEvent')).toEqual(['Provenance', 'Task']);
    expect(types.filter((type: string) => type === 'AuditEvent').length).toBeGreaterThan(1);
  });
});

test('the capability statement names every R4 type and is open to anybody', async () => {
  const { status, body } = await send('GET', '/metadata');
  expect(status).toBe(200);
  expect(body.rest[0].resource).toHaveLength(146);
  const task = body.rest[0].resource.find(({ type }: { type: string }) => type === 'Task');
  expect(task.searchParam.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining([
      'status',
      'owner',
      'performer',
      'due-date',
      'priority-order',
      'output',
      '_tag',
      '_lastUpdated',
    ]),
  );
  expect(new Set(task.searchParam.map(({ name }: { name: string }) => name)).size).toBe(task.searchParam.length);
});
