import 'server-only';
import type { TaskTypes } from '@/lib/domain/task-type/task-type';
import type { Named } from '@/lib/domain/worklist/worklist-row';
import { pool } from '@/lib/server/database/pool';

type Row = {
  id: string;
  title: string;
  status: string;
  version: string | null;
  role: string | null;
  at: Date;
  by: string | null;
  open: number;
};

const TYPES = `select t.id, t.title, c.content->>'status' as status, c.content->>'version' as version,
    coalesce(c.content#>>'{participant,0,role,text}', c.content#>>'{participant,0,role,coding,0,display}',
             c.content#>>'{participant,0,role,coding,0,code}') as role,
    r.updated as at, c.content#>>'{editor,0,name}' as by,
    (select count(distinct k.id)::int from task_reach k where k.key = 'all' and k.type = t.code) as open
  from task_type t join resource r on r.type = 'ActivityDefinition' and r.id = t.id and not r.deleted
  cross join lateral (select r.content::jsonb as content) c
  order by lower(t.title), t.id`;
const ROLES = `select role as reference, min(role_display) as display from staff_role where active group by role order by 2, 1`;

/** Every type of task with how many tasks of it are open, and the roles that somebody holds here. */
export async function listTaskTypes(): Promise<TaskTypes> {
  const [types, roles] = await Promise.all([pool().query<Row>(TYPES), pool().query<Named>(ROLES)]);
  return { types: types.rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })), roles: roles.rows };
}
