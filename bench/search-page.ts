import { pool, searchPool } from '@/lib/server/database/pool';
import { search } from './fhir-searches';
import { NURSE } from './hospital-years';
import { inTurn, sampleOf } from './measure';
import { printBeside } from './report';

const ROUNDS = 6;
const TIMES = 100;
const PAGE = 50;
const JOINED = "join resource r on r.type = 'Task' and r.id = t.id";

/** Pages and the plain statement that reads the same rows by the same index. */
const SIDES: Record<string, { text: string; values: unknown[] }> = {
  'all, last written first': {
    text: `select r.content from task_search t ${JOINED} order by t.updated desc, t.id desc limit ${PAGE}`,
    values: [],
  },
  'all, newest first': {
    text: `select r.content from task_search t ${JOINED} where t.authored_from is not null
      order by t.authored_from desc, t.id desc limit ${PAGE}`,
    values: [],
  },
  'unclaimed, by role': {
    text: `select r.content from (select id, authored_from from task_search t where open and status = any ($1) and not owned
        and terms && term_numbers($2) and authored_from is not null order by authored_from, id limit ${PAGE}) t ${JOINED} order by t.authored_from, t.id`,
    values: [['requested'], [`performer:sc=${NURSE.system} ${NURSE.code}`]],
  },
};

/** Prints pages of 50 in process (P2): the whole search, to the Bundle, beside its statement prepared on the same connections. */
export async function benchSearchPages(searches: Record<string, string>, tasks: number): Promise<void> {
  for (const [name, { text, values }] of Object.entries(SIDES)) {
    const query = searches[name] ?? '';
    const raw = { name: `raw ${name}`, text, values };
    await refuseOther(query, raw);
    const load = { times: TIMES, atOnce: 1 };
    const { page, plain } = await inTurn(
      {
        page: () => sampleOf(() => search(query), load),
        plain: () => sampleOf(() => searchPool().query(raw), load),
      },
      ROUNDS,
    );
    printBeside({ label: `Task: ${name}, page of ${PAGE}, ${tasks} tasks`, figures: page }, [
      { label: 'raw SQL on the same index', figures: plain },
    ]);
  }
}

async function refuseOther(query: string, raw: { text: string; values: unknown[] }): Promise<void> {
  const { rows } = await pool().query<{ content: string }>(raw.text, raw.values);
  const ids = rows.map(({ content }) => (JSON.parse(content) as { id: string }).id);
  const found = (await search(query)).entry?.map(({ resource }) => resource?.id);
  if (ids.join() !== found?.join() || ids.length !== PAGE) {
    throw new Error(`The search ${query} and the plain statement read different rows.`);
  }
}
