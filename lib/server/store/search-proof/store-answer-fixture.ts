import 'server-only';
import type pg from 'pg';
import { vi } from 'vitest';
import { BASE, type Send, type TestAnswer } from '@/lib/server/fhir/endpoint-fixture';
import { type Held, json, type Query, type World } from './held-fixture';
import type { Answer, Page } from './judge-fixture';
import { pathOf } from './query-text-fixture';
import { deletedCopies, earlierVersions } from './random-store-fixture';

/** The clock that stands still for store and judge alike, and the moments at which a store was written. */
const NOW = new Date('2026-02-11T12:00:00.000Z');
const BEFORE = new Date('2026-01-01T12:00:00.000Z');
const WRITTEN = ['2026-01-10T23:59:59.999Z', '2026-01-11T00:00:00.000Z', '2026-02-01T08:30:00.500Z'];

/** The tables that are empty before anything is written, so that emptying them makes a new store. */
export async function emptyTables(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = current_schema() and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  );
  const empty: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await pool.query(`select from "${name}" limit 1`);
    if (rowCount === 0) {
      empty.push(name);
    }
  }
  return empty;
}

type To = { pool: pg.Pool; send: Send; tables: readonly string[] };

/** Writes a store through the endpoint, a third at each moment, in place of what the tables held; some of it over something else. */
export async function writeStore(resources: readonly Held[], { pool, send, tables }: To): Promise<World> {
  await pool.query(tables.map((name) => `delete from "${name}"`).join(';'));
  const gone = deletedCopies(resources);
  vi.setSystemTime(BEFORE);
  await transact([...earlierVersions(resources), ...gone].map(putOf), send);
  for (const [index, moment] of WRITTEN.entries()) {
    vi.setSystemTime(moment);
    const part = resources.filter((_, position) => position % WRITTEN.length === index);
    await transact([...part.map(putOf), ...(index === 0 ? gone.map(deleteOf) : [])], send);
  }
  vi.setSystemTime(NOW);
  const held = resources.map((each, position) => ({
    ...each,
    meta: { ...json(each.meta), lastUpdated: WRITTEN[position % WRITTEN.length] },
  }));
  return { resources: held, now: NOW, base: BASE };
}

const putOf = (resource: Held) => ({
  resource,
  request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
});
const deleteOf = ({ resourceType, id }: Held) => ({ request: { method: 'DELETE', url: `${resourceType}/${id}` } });

async function transact(entry: readonly object[], send: Send): Promise<void> {
  const { status, body } = await send('POST', '', { body: { resourceType: 'Bundle', type: 'transaction', entry } });
  if (status !== 200) {
    throw new Error(`A store was refused: ${JSON.stringify(body)}`);
  }
}

type Entry = { resource: { resourceType: string; id: string }; search: { mode: string } };
/** More pages than any store has resources: who needs more goes round in circles. */
const MOST_PAGES = 100;

/** What the store answers, all pages of it, by following `next`. One query in four is asked as a form. */
export async function answerOf(query: Query, send: Send): Promise<Answer> {
  const pages: Page[] = [];
  const first = pathOf(query);
  let asked = first.length % 4 === 0 ? await sendForm(query, send) : await send('GET', first, STRICT);
  for (;;) {
    const { status, body } = asked;
    if (status !== 200 || pages.length > MOST_PAGES) {
      return { pages, fault: `${status}: ${JSON.stringify(body.issue ?? 'no end of pages')}` };
    }
    pages.push(pageOf(body.entry ?? [], body.total));
    const next = body.link.find(({ relation }: { relation: string }) => relation === 'next')?.url;
    if (next === undefined) {
      return { pages };
    }
    asked = await send('GET', next.replace(BASE, ''), STRICT);
  }
}

const STRICT = { headers: { prefer: 'handling=strict' } };

function sendForm(query: Query, send: Send): Promise<TestAnswer> {
  return send('POST', `/${query.type}/_search`, {
    body: pathOf(query).split('?')[1] ?? '',
    headers: { ...STRICT.headers, 'content-type': 'application/x-www-form-urlencoded' },
  });
}

function pageOf(entries: readonly Entry[], total: number | undefined): Page {
  const of = (mode: string) => entries.filter(({ search }) => search.mode === mode).map(({ resource }) => resource);
  return {
    matches: of('match').map(({ id }) => id),
    included: of('include').map(({ resourceType, id }) => `${resourceType}/${id}`),
    total,
  };
}
