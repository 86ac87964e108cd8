import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openPool, SEARCH_SETTINGS } from '@/lib/server/database/pool';
import { StoreRepository } from '@/lib/server/store/store-repository';
import { AGENT, BASE, PAGE_KEY } from './endpoint-fixture';
import { fhirEndpoint } from './fhir-endpoint';
import type { Attack } from './search-attacks-fixture';

type Said = { text: string; values: unknown[] };
export type Searched = { status: number; body: string; milliseconds: number; statements: readonly Said[] };
/** For tests: searches as an agent does, over connections as the product has them, and notes what the database was asked. */
export type WatchedSearch = {
  search: (attack: Attack) => Promise<Searched>;
  databaseTime: (statements: readonly Said[]) => Promise<number>;
  close: () => Promise<void>;
};

const ATTEMPTS = 3;
/** For tests: the endpoint, with what the database was asked and took. */
export function watchedSearch(pool: pg.Pool, url: string): WatchedSearch {
  const said: Said[] = [];
  const searching = openPool(url, { ...SEARCH_SETTINGS, Client: watchedClient(said) });
  const unlimited = openPool(url, { ...SEARCH_SETTINGS, statement_timeout: false });
  const endpoint = fhirEndpoint({
    actorOf: () => Promise.resolve(AGENT),
    baseUrl: () => BASE,
    pageKey: () => Promise.resolve(PAGE_KEY),
    repositoryFor: (actor) =>
      new StoreRepository({
        pool,
        searchPool: searching,
        actor,
        now: () => new Date(),
        newId: randomUUID,
        timeZone: 'UTC',
        baseUrl: BASE,
      }),
  });
  return {
    search: async ({ type, query }) => {
      said.length = 0;
      const begun = performance.now();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const response = await endpoint(
        new Request(`${BASE}/${type}/_search`, { method: 'POST', headers, body: query.replaceAll(' ', '%20') }),
      );
      const body = await response.text();
      return { status: response.status, body, milliseconds: performance.now() - begun, statements: [...said] };
    },
    databaseTime: (statements) => leastTime(unlimited, statements),
    close: async () => {
      await Promise.all([searching.end(), unlimited.end()]);
    },
  };
}

function watchedClient(said: Said[]): typeof pg.Client {
  return class extends pg.Client {
    // biome-ignore lint/suspicious/noExplicitAny: the overloads of the driver, all passed on.
    override query(...given: any[]): any {
      const [first, second] = given;
      const text: string = typeof first === 'string' ? first : first.text;
      if (/^\s*select/i.test(text)) {
        said.push({ text, values: (typeof first === 'string' ? second : first.values) ?? [] });
      }
      // biome-ignore lint/suspicious/noExplicitAny: as above.
      return (super.query as any)(...given);
    }
  };
}

/**
 * What planning and running take by the database's own clock, for all statements of a search together. The least of some
 * attempts counts: what a busy machine adds is not the search's own.
 */
async function leastTime(pool: pg.Pool, statements: readonly Said[]): Promise<number> {
  const client = await pool.connect();
  try {
    let least = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      let sum = 0;
      for (const { text, values } of statements) {
        sum += await explained(client, text, values);
      }
      least = Math.min(least, sum);
    }
    return least;
  } finally {
    client.release();
  }
}

type Plan = { 'QUERY PLAN': readonly [{ 'Planning Time': number; 'Execution Time': number }] };

async function explained(client: pg.PoolClient, text: string, values: unknown[]): Promise<number> {
  const { rows } = await client.query<Plan>(`explain (analyze, timing off, format json) ${text}`, values);
  const plan = rows[0]?.['QUERY PLAN'][0];
  return (plan?.['Planning Time'] ?? 0) + (plan?.['Execution Time'] ?? 0);
}
