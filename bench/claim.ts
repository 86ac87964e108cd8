import type { Actor } from '@/lib/domain/access/actor';
import { pool } from '@/lib/server/database/pool';
import { actOnTask } from '@/lib/server/tasks/act-on-task';
import { inTurn, sampleOf } from './measure';
import { printBeside } from './report';
import { idOfTask, WARDS } from './ward';

const CONNECTIONS = [1, 16] as const;
const ROUNDS = 5;
const MOST_TIMES = 100;
const MAKE_RAW = "create table bench_raw as select id, version, content from resource where type = 'Task'";
const UPDATE = {
  name: 'raw_update',
  text: 'update bench_raw set version = version + 1, content = $2 where id = $1 and version = 1',
};

/** Prints a claim with all that it reads and writes, beside a raw `UPDATE … WHERE version =` of the same JSON. */
export async function benchClaim(actor: Actor, tasks: number): Promise<void> {
  const contents = await makeRawTable();
  // Each task of the ward is claimed once: in every round, and in the one before that is not measured.
  const times = Math.min(MOST_TIMES, Math.floor(tasks / WARDS / CONNECTIONS.length / (ROUNDS + 1)));
  const numbers = { claim: 0, update: 0 };
  const claim = async () => {
    const id = idOfTask(numbers.claim++ * WARDS);
    await actOnTask(actor, id, 'claim', { seenVersion: '1' }, { now: new Date() });
  };
  const update = async () => {
    const id = idOfTask(numbers.update++ * WARDS);
    const { rowCount } = await pool().query({ ...UPDATE, values: [id, contents.get(id)] });
    if (rowCount !== 1) {
      throw new Error(`The raw update of ${id} changed ${rowCount} rows.`);
    }
  };
  for (const atOnce of CONNECTIONS) {
    const load = { times, atOnce };
    const figures = await inTurn({ claim: () => sampleOf(claim, load), raw: () => sampleOf(update, load) }, ROUNDS);
    printBeside({ label: `claim, ${atOnce} at once, ${tasks} tasks`, figures: figures.claim }, [
      { label: 'raw UPDATE … WHERE version =', figures: figures.raw },
    ]);
  }
}

async function makeRawTable(): Promise<ReadonlyMap<string, string>> {
  await pool().query(MAKE_RAW);
  await pool().query('alter table bench_raw add primary key (id)');
  await pool().query('vacuum analyze bench_raw');
  const { rows } = await pool().query<{ id: string; content: string }>('select id, content from bench_raw');
  return new Map(rows.map(({ id, content }) => [id, content]));
}
