import 'server-only';
import type { Named } from '@/lib/domain/worklist/worklist-row';
import { pool } from '@/lib/server/database/pool';

/** Everybody with an account and every software agent, disabled ones too: what they did stays. By name. */
export async function listActors(): Promise<Named[]> {
  const { rows } = await pool().query<Named>(
    `select coalesce(practitioner, 'Practitioner/' || id) as reference, display || coalesce(' (' || username || ')', '') as display from account
     union all select device, display from client
     order by display, reference`,
  );
  return rows;
}
