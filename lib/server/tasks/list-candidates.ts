import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { Candidate, Candidates } from '@/lib/domain/task/task-page';
import { pool } from '@/lib/server/database/pool';
import type { Repository } from '@/lib/server/repository/repository';
import { repositoryFor } from '@/lib/server/wiring';
import { rowsOf, Values } from '@/lib/server/worklist/statement';

const MOST = 200;

/**
 * Whom a task can be handed to, with how much each has: those who hold its role at its unit first, then its role anywhere,
 * then others at its unit, then the reader's own colleagues. @throws NotVisibleError
 */
export async function listCandidates(
  actor: Actor,
  id: string,
  options: { now: Date; repository?: Repository },
): Promise<Candidates> {
  const { now, repository = repositoryFor(actor, { now: () => now }) } = options;
  await repository.readTask(id);
  const values = new Values();
  const task = values.add(id, 'text');
  const units = values.add(actor.units, 'text[]');
  const candidates = await rowsOf<Candidate>(
    pool(),
    `
    with task as (select t.roles, t.unit, t.owner from task_row t where t.id = ${task}),
    holder as (
      select distinct on (r.practitioner) r.practitioner as reference, s.display, r.role_display as role, place.display as unit,
        case when r.role = any (task.roles) and r.unit = task.unit then 0 when r.role = any (task.roles) then 1 when r.unit = task.unit then 2 else 3 end as rank
      from task cross join staff_role r join staff_row s on s.reference = r.practitioner and s.active
      left join location_row place on place.id = r.unit
      where r.active and (r.role = any (task.roles) or r.unit = task.unit or r.unit = any (${units}))
      order by r.practitioner, rank, r.role_display
    )
    select h.reference, h.display, h.role, h.unit, (
      select count(distinct k.id)::int from task_reach k where k.status <> 'draft' and k.key = any (array(
        select 'owner:' || h.reference union select 'owner:' || r.practitioner_role from staff_role r where r.practitioner = h.reference
        union select 'owner:' || i.handle from staff_identifier i where i.reference = h.reference))) as "openTasks"
    from holder h cross join task
    where task.owner is distinct from h.reference and h.reference <> ${values.add(actor.accessRole === 'supervisor' ? '' : actor.reference, 'text')}
    order by h.rank, h.display, h.reference limit ${MOST}`,
    values,
  );
  return { candidates };
}
