import 'server-only';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pool } from '@/lib/server/database/pool';
import { environment } from '@/lib/server/environment';

/** Under this key of `setting` the demo hospital says that it stands. */
export const DEMO_SEEDED = 'demo-seeded';

export type Readiness = { ready: boolean; database: boolean; migrations: boolean; seeding: boolean };

/** Whether requests can be served: the database answers, every migration is applied, the demo hospital stands where it is wanted. */
export async function readReadiness(): Promise<Readiness> {
  try {
    const { rows } = await pool().query<{ migrations: string[]; seeded: boolean }>(
      `select array(select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null) as migrations,
         exists (select from setting where key = $1) as seeded`,
      [DEMO_SEEDED],
    );
    const applied = rows[0]?.migrations ?? [];
    const migrations = (await migrationNames()).every((name) => applied.includes(name));
    const seeding = !environment().demo || rows[0]?.seeded === true;
    return { ready: migrations && seeding, database: true, migrations, seeding };
  } catch (error) {
    // 42P01: there, but without our tables.
    const isEmpty = error instanceof Error && 'code' in error && error.code === '42P01';
    return { ready: false, database: isEmpty, migrations: false, seeding: false };
  }
}

let names: readonly string[] | undefined;

async function migrationNames(): Promise<readonly string[]> {
  const folder = path.join(process.cwd(), 'prisma', 'migrations');
  names ??= (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return names;
}
