import { pool } from '@/lib/server/database/pool';
import { idOfTask } from './ward';

const MAKE = "create table bench_raw as select id, version, content from resource where type = 'Task'";
const UPDATE = {
  name: 'raw_update',
  text: 'update bench_raw set version = version + 1, content = $2 where id = $1 and version = $3',
};

/**
 * The baseline of a claim: a durable `UPDATE … WHERE version =` of the same JSON, on as many connections, with nothing
 * else. Answers what writes the next version of one Task after another. Made anew, so that every baseline starts alike.
 */
export async function openRawUpdate(tasks: number): Promise<() => Promise<void>> {
  await pool().query('drop table if exists bench_raw');
  await pool().query(MAKE);
  await pool().query('alter table bench_raw add primary key (id)');
  await pool().query('update bench_raw set version = 1');
  await pool().query('vacuum analyze bench_raw');
  const { rows } = await pool().query<{ id: string; content: string }>('select id, content from bench_raw');
  const contents = new Map(rows.map(({ id, content }) => [id, content]));
  let number = 0;
  return async () => {
    const id = idOfTask(number % tasks);
    const version = 1 + Math.floor(number / tasks);
    number += 1;
    const { rowCount } = await pool().query({ ...UPDATE, values: [id, contents.get(id), version] });
    if (rowCount !== 1) {
      throw new Error(`The raw update of ${id} changed ${rowCount} rows.`);
    }
  };
}
