import { pool } from '@/lib/server/database/pool';
import { DEMO_SEEDED } from '@/lib/server/http/read-readiness';
import { loadDemoHospital } from './load-demo-hospital';

const DEMO_STARTED = 'demo-started';
const OF_THE_STORE = `resource, history, patient_row, location_row, encounter_row, staff_row, staff_identifier, staff_role, staff_team,
  task_type, task_type_version, task_row, task_reach, task_event, task_search, task_term, task_wait, task_woken, ledger_seal,
  audit_waiting, audit_entry, audit_seal`;

type Standing = { seeded: boolean; started: boolean; empty: boolean };

/** Entry: fills an empty database with the demo hospital, once. Filling that was broken off begins again. */
async function main(): Promise<void> {
  const db = pool();
  const { rows } = await db.query<Standing>(
    `select exists (select from setting where key = $1) as seeded, exists (select from setting where key = $2) as started,
       not exists (select from resource) as empty`,
    [DEMO_SEEDED, DEMO_STARTED],
  );
  const { seeded, started, empty } = rows[0] ?? { seeded: true, started: false, empty: false };
  if (seeded) {
    process.stdout.write('the demo hospital stands\n');
    return;
  }
  if (started) {
    await db.query(`truncate ${OF_THE_STORE} restart identity`);
    await db.query(`update ledger_head set position = 0, floor = '0', digest = ''`);
    await db.query(`update audit_head set position = 0, digest = ''`);
  } else if (!empty) {
    throw new Error('The database holds other data: the demo hospital fills only an empty one. Set DEMO=0.');
  }
  await db.query(`insert into setting (key, value) values ($1, 'true') on conflict (key) do nothing`, [DEMO_STARTED]);
  await loadDemoHospital(new Date(), (done, all) => {
    if (done % 100 === 0) {
      process.stdout.write(`${done} of ${all} tasks\n`);
    }
  });
  await db.query('analyze');
  await db.query(`insert into setting (key, value) values ($1, 'true')`, [DEMO_SEEDED]);
}

main()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  })
  .finally(() => pool().end());
