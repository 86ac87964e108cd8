import { pool } from '@/lib/server/database/pool';
import { actOnTask } from '@/lib/server/tasks/act-on-task';
import { rateOf, sideBySide } from './measure';
import { BENCH_NURSE } from './ward';

const AT_ONCE = 16;
const TIMES = 400;
const WARDS = 10;

/** Claims a second at 16 connections, with everything a claim writes, beside a raw `UPDATE … WHERE version =` of the same JSON. */
export async function claimBesideUpdate(): Promise<{ ours: number[]; baseline: number[] }> {
  const db = pool();
  await db.query('create table bench_raw as select id, version, content from resource where type = $1', ['Task']);
  await db.query('alter table bench_raw add primary key (id)');
  let claimed = 0;
  let updated = 0;
  return sideBySide({
    ours: () =>
      rateOf(
        async () => {
          const id = `bench-task-${claimed * WARDS}`;
          claimed += 1;
          await actOnTask(BENCH_NURSE, id, 'claim', { seenVersion: '1' }, { now: new Date() });
        },
        { times: TIMES, atOnce: AT_ONCE },
      ),
    baseline: () =>
      rateOf(
        async () => {
          const id = `bench-task-${updated}`;
          updated += 1;
          await db.query({
            name: 'raw_update',
            text: 'update bench_raw set version = version + 1, content = content where id = $1 and version = 1',
            values: [id],
          });
        },
        { times: TIMES, atOnce: AT_ONCE },
      ),
  });
}
