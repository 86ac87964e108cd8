import type { Actor } from '@/lib/domain/access/actor';
import { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import { pool } from '@/lib/server/database/pool';
import { listWorklist, listWorklistJson } from '@/lib/server/worklist/list-worklist';
import { inTurn, sampleOf } from './measure';
import { printBeside } from './report';
import { WARD_KEY } from './ward';

const ROUNDS = 6;
const TIMES = 150;
/** After so many milliseconds a list is recorded anew. */
const A_LIST_ANEW = 61_000;
/** Rows of the page that is measured. */
export const PAGE = 50;
// One range of the same index for the key that holds this nurse's work, joined to the rows.
const RAW = `select t.* from task_reach r join task_row t on t.id = r.id
  where r.key = $1 and r.priority_rank = 4 order by r.due_key, r.id limit ${PAGE}`;

/** The baseline: a page's worth of rows from one range of the index that the list reads. */
export async function readRawPage(): Promise<void> {
  const { rows } = await pool().query({ name: 'raw_page', text: RAW, values: [WARD_KEY] });
  if (rows.length !== PAGE) {
    throw new Error(`The raw statement answered ${rows.length} rows instead of ${PAGE}: use more tasks.`);
  }
}

/** Prints the first page of the nurse's list in process (its JSON, as a route answers it) beside the raw statement. */
export async function benchPageInProcess(actor: Actor, tasks: number): Promise<void> {
  const query = WorklistQuery.parse({ owner: 'any', limit: String(PAGE) });
  const { rows } = await listWorklist(actor, query, { now: new Date() });
  if (rows.length !== PAGE) {
    throw new Error(`The list answered ${rows.length} rows instead of ${PAGE}: use more tasks.`);
  }
  const load = { times: TIMES, atOnce: 1 };
  // Another account, so that what was recorded for the one does not stand for the other; a minute apart, so that each is recorded.
  const recorded = { ...actor, accountId: 'recorded' };
  let minutes = 0;
  const nextMinute = () => new Date(Date.now() + ++minutes * A_LIST_ANEW);
  const { page, audited, raw } = await inTurn(
    {
      page: () => sampleOf(() => listWorklistJson(actor, query, { now: new Date() }), load),
      audited: () => sampleOf(() => listWorklistJson(recorded, query, { now: nextMinute() }), load),
      raw: () => sampleOf(readRawPage, load),
    },
    ROUNDS,
  );
  printBeside({ label: `worklist page of ${PAGE}, in process, ${tasks} tasks`, figures: page }, [
    { label: 'raw SQL on the same index', figures: raw },
    { label: 'the same, each one recorded in the audit', figures: audited },
  ]);
}
