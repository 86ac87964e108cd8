import { readKeysOf } from '@/lib/domain/access/visible-to';
import { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import { pool } from '@/lib/server/database/pool';
import { listWorklist } from '@/lib/server/worklist/list-worklist';
import { latenciesOf, medianOf, quantileOf, sideBySide } from './measure';
import { BENCH_NURSE } from './ward';

const TIMES = 100;
// One range of the same index for the key that holds this nurse's work, joined to the rows.
const RAW = `select t.* from task_reach r join task_row t on t.id = r.id
  where r.key = $1 and r.priority_rank = 4 order by r.due_key, r.id limit 50`;

/** A page of 50 in process beside one raw range of the same index, in milliseconds: medians, and the 95th percentile. */
export async function worklistPageBesideRaw(share: 0.5 | 0.95): Promise<{ ours: number[]; baseline: number[] }> {
  const key = readKeysOf(BENCH_NURSE).find((each) => each.endsWith('@bench-ward-0')) ?? '';
  const query = WorklistQuery.parse({});
  const figure = share === 0.5 ? medianOf : (latencies: number[]) => quantileOf(latencies, share);
  return sideBySide({
    ours: async () => figure(await latenciesOf(() => listWorklist(BENCH_NURSE, query, { now: new Date() }), TIMES)),
    baseline: async () =>
      figure(await latenciesOf(() => pool().query({ name: 'raw_page', text: RAW, values: [key] }), TIMES)),
  });
}
