import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Resource } from '@medplum/fhirtypes';
import type pg from 'pg';
import type { Actor } from '@/lib/domain/access/actor';
import type { Repository } from '@/lib/server/repository/repository';
import { StoreRepository } from '@/lib/server/store/store-repository';
import { SYSTEM_ACTOR } from '@/lib/server/wiring';
import { fhirEndpoint } from './fhir-endpoint';

/** For tests: the endpoint over a real database, asked as an integrator would ask it. */
export const BASE = 'http://localhost:3000/fhir';
export const PAGE_KEY = randomBytes(32);
export const AGENT: Actor = {
  ...SYSTEM_ACTOR,
  username: 'agent',
  reference: 'Device/agent',
  display: 'Agent',
  handles: ['Device/agent'],
};

// biome-ignore lint/suspicious/noExplicitAny: a test reads into whatever came back.
export type TestAnswer = { status: number; headers: Headers; body: any };
type Extra = { body?: unknown; headers?: Record<string, string>; actor?: Actor };
export type Send = (method: string, path: string, extra?: Extra) => Promise<TestAnswer>;

export function testRepository(pool: pg.Pool, actor: Actor): StoreRepository {
  return new StoreRepository({ pool, actor, now: () => new Date(), newId: randomUUID, timeZone: 'UTC', baseUrl: BASE });
}

/** `through` stands between the endpoint and the store, to break something or to watch. */
export function sendTo(
  pool: pg.Pool,
  through: (repository: Repository) => Repository = (repository) => repository,
): Send {
  return async (method, path, { body, headers = {}, actor = AGENT } = {}) => {
    const endpoint = fhirEndpoint({
      actorOf: () => Promise.resolve(actor),
      repositoryFor: (who) => through(testRepository(pool, who)),
      baseUrl: () => BASE,
      pageKey: () => Promise.resolve(PAGE_KEY),
    });
    const response = await endpoint(
      new Request(`${BASE}${path}`, {
        method,
        headers: { ...(body !== undefined && { 'content-type': 'application/fhir+json' }), ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  };
}

/** A Task as an agent sends it. */
export function requestedTask(more: object = {}): Resource {
  return { resourceType: 'Task', status: 'requested', intent: 'order', ...more } as Resource;
}
