import type pg from 'pg';
import type { Actor } from '@/lib/domain/access/actor';
import { VERB_SYSTEM } from '@/lib/server/audit/commit-record';
import { AGENT, BASE, PAGE_KEY, testRepository } from './endpoint-fixture';
import { fhirEndpoint } from './fhir-endpoint';
import type { MalformedCase } from './malformed-family-fixture';
import { faultsOf, type JudgedAnswer, MOST_MILLISECONDS } from './malformed-judge-fixture';

type Endpoint = (request: Request) => Promise<Response>;
type Answer = JudgedAnswer & { headers: Headers };

/** What came of a run: how often each status, what was wrong, and every version that an answer said was written. */
export type Run = {
  statuses: Map<number, number>;
  faults: string[];
  slowOnce: number;
  slowest: number;
  written: Set<string>;
  deletions: number;
};

const AT_ONCE = 4;

/** The endpoint as the product has it, for one actor. */
export function realEndpoint(pool: pg.Pool, actor: Actor = AGENT): Endpoint {
  return fhirEndpoint({
    actorOf: () => Promise.resolve(actor),
    repositoryFor: (who) => testRepository(pool, who),
    baseUrl: () => BASE,
    pageKey: () => Promise.resolve(PAGE_KEY),
  });
}

/**
 * For tests: sends every case and judges every answer. An answer over a second is asked for again, alone: if it is quick
 * then, the machine was busy and not the server; it is counted as slow once.
 */
export async function runCases(endpoint: Endpoint, cases: Iterable<MalformedCase>, atOnce = AT_ONCE): Promise<Run> {
  const run: Run = { statuses: new Map(), faults: [], slowOnce: 0, slowest: 0, written: new Set(), deletions: 0 };
  const slow: MalformedCase[] = [];
  const queue = cases[Symbol.iterator]();
  const work = async () => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      const request = requestOf(next.value);
      if (request === undefined) {
        continue;
      }
      const answer = await ask(endpoint, request);
      if (answer.milliseconds > MOST_MILLISECONDS) {
        slow.push(next.value);
      }
      record(run, next.value, { ...answer, milliseconds: 0 });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  run.slowOnce = slow.length;
  for (const each of slow) {
    const request = requestOf(each);
    if (request !== undefined) {
      const again = await ask(endpoint, request);
      run.slowest = Math.max(run.slowest, again.milliseconds);
      record(run, each, again);
    }
  }
  return run;
}

async function ask(endpoint: Endpoint, request: Request): Promise<Answer> {
  const begun = performance.now();
  try {
    const response = await endpoint(request);
    const body = await response.text();
    return { status: response.status, headers: response.headers, body, milliseconds: performance.now() - begun };
  } catch (error) {
    return { status: 599, headers: new Headers(), body: String(error), milliseconds: performance.now() - begun };
  }
}

/** None where no client could send such a request either. */
function requestOf({ method, path, headers = {}, body }: MalformedCase): Request | undefined {
  try {
    return new Request(`${BASE}${path}`, { method, headers, ...(body !== undefined && { body: body as BodyInit }) });
  } catch {
    return undefined;
  }
}

function record(run: Run, asked: MalformedCase, answer: Answer): void {
  const { status } = answer;
  run.statuses.set(status, (run.statuses.get(status) ?? 0) + 1);
  const sent = `${asked.path} ${JSON.stringify(asked.headers)} ${typeof asked.body === 'string' ? asked.body : ''}`;
  run.faults.push(
    ...faultsOf(answer, sent).map((fault) => `${asked.what}: ${asked.method} ${asked.path.slice(0, 80)}: ${fault}`),
  );
  if (asked.method !== 'GET' && status >= 200 && status < 300) {
    run.deletions += asked.method === 'DELETE' ? 1 : 0;
    for (const key of writtenIn(answer)) {
      run.written.add(key);
    }
  }
}

type Said = {
  resourceType?: string;
  id?: string;
  meta?: { versionId?: string };
  entry?: { response?: { status?: string; location?: string } }[];
};

function writtenIn({ headers, body }: Answer): string[] {
  const { resourceType, id, meta, entry }: Said = body === '' ? {} : JSON.parse(body);
  if (headers.has('etag')) {
    return [`${resourceType}/${id}/_history/${meta?.versionId}`];
  }
  return (entry ?? []).flatMap(({ response }) => response?.location?.replace(`${BASE}/`, '') ?? []);
}

/** What the store holds beyond what was said to be written, what it lacks of that, and records without a twin. */
export async function storeFaults(pool: pg.Pool, { written, deletions }: Run): Promise<string[]> {
  const { rows } = await pool.query<{ key: string; deleted: boolean }>(
    `select type || '/' || id || '/_history/' || version as key, deleted from
       (select type, id, version, deleted from resource union all select type, id, version, deleted from history) v
       where type not in ('Provenance', 'AuditEvent')`,
  );
  const stored = new Set(rows.filter(({ deleted }) => !deleted).map(({ key }) => key));
  const { rows: records } = await pool.query<{ type: string; count: number }>(
    `select type, count(*)::int as count from resource
       where type = 'Provenance' and content like $1
         or type = 'AuditEvent' and content::jsonb->>'action' in ('C', 'U', 'D') and content::jsonb->>'outcome' = '0' group by type`,
    [`%${VERB_SYSTEM}%`],
  );
  const [one, other] = ['Provenance', 'AuditEvent'].map((type) => records.find((row) => row.type === type)?.count ?? 0);
  return [
    ...[...stored].filter((key) => !written.has(key)).map((key) => `${key} stands in the store, and no answer said so`),
    ...[...written]
      .filter((key) => !stored.has(key))
      .map((key) => `${key} was said to be written, and is not in the store`),
    ...(rows.length - stored.size > deletions ? ['more was deleted than was said'] : []),
    ...(one === other ? [] : [`${one} Provenances, but ${other} AuditEvents`]),
  ];
}
