import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import type { Dashboard, Measure } from '@/lib/domain/metrics/dashboard';
import { OPEN_STATUSES, STATUS_WORDS } from '@/lib/domain/task/task-status';
import { words } from '@/lib/domain/words/said';
import { toSearchParams, WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { pool } from '@/lib/server/database/pool';
import { countTasks } from '@/lib/server/worklist/count-worklist';
import { instantSql } from '@/lib/server/worklist/json-sql';
import { type ListClock, listClockOf } from '@/lib/server/worklist/list-clock';
import { indexConditions, rowConditions } from '@/lib/server/worklist/list-conditions';
import { type ListPlan, listPlanOf } from '@/lib/server/worklist/list-plan';
import { rowsOf, Values } from '@/lib/server/worklist/statement';

const Group = z.object({ key: z.string(), words: z.string(), count: z.number() });
const Counted = z.object({
  open: z.number(),
  unclaimed: z.number(),
  overdue: z.number(),
  oldest: z.object({ id: z.string(), title: z.string(), authoredAt: z.string() }).nullable(),
  byStatus: z.array(Group),
  byRole: z.array(Group),
  byType: z.array(Group),
});
type Counted = z.infer<typeof Counted>;

const EVERYTHING = WorklistFilter.parse({});
/** The most PostgreSQL counts in an int: every task. */
const UNCUT = 2_147_483_647;

/** How the reader's work stands now. Each number opens the list that holds exactly the tasks it counted. */
export async function readDashboard(actor: Actor, { now }: { now: Date }): Promise<Dashboard> {
  const db = pool();
  const clock = await listClockOf(actor, now);
  const counted = await countOpenWork(await listPlanOf(db, actor, EVERYTHING), clock);
  const done = { closed: 'today', status: ['completed'] } satisfies Partial<WorklistFilter>;
  const doneToday = await countTasks(db, { actor, clock, filter: { ...EVERYTHING, ...done }, limit: UNCUT });
  const statusCount = (status: string) => counted.byStatus.find(({ key }) => key === status)?.count ?? 0;
  return {
    asOf: clock.asOf.toISOString(),
    open: measure(words('Open'), counted.open, {}),
    unclaimed: measure(words('Unclaimed'), counted.unclaimed, { owner: 'none' }),
    overdue: measure(words('Overdue'), counted.overdue, { due: 'overdue' }),
    doneToday: measure(words('Done today'), doneToday, done),
    oldest: counted.oldest,
    byStatus: OPEN_STATUSES.map((status) => measure(STATUS_WORDS[status], statusCount(status), { status: [status] })),
    byRole: counted.byRole.map(({ key, words: label, count }) => measure(label, count, { role: [exactToken(key)] })),
    byType: counted.byType.map(({ key, words: label, count }) => measure(label, count, { type: [exactToken(key)] })),
  };
}

/** A bare code in a filter means that code of any system; `|code` says: the one without a system. */
function exactToken(token: string): string {
  return token.includes('|') ? token : `|${token}`;
}

function measure(label: string, count: number, filter: Partial<WorklistFilter>): Measure {
  const query = toSearchParams(filter).toString();
  return { label, count, href: query === '' ? '/worklist' : `/worklist?${query}` };
}

/** One pass over the open tasks that the reader's list would hold. */
async function countOpenWork(plan: ListPlan, clock: ListClock): Promise<Counted> {
  const values = new Values();
  const conditions = [...indexConditions(plan, values, 't'), ...rowConditions(plan, values)];
  const keys = values.add(plan.drive, 'text[]');
  const asOf = values.add(clock.asOf.toISOString(), 'timestamptz');
  const text = `
    with visible as materialized (
      select t.id, t.status, t.owner, t.due_key, t.authored, t.title, t.type, t.roles, t.role_displays from task_row t
      where t.id in (select r.id from task_reach r where r.key = any (${keys})) and ${conditions.join(' and ')}
    ), grouped as (
      select grouping(v.status) as no_status, grouping(v.type) as no_type, v.status, v.type, count(*)::int as count, min(v.title) as title,
        count(*) filter (where v.owner is null)::int as unclaimed, count(*) filter (where v.due_key < ${asOf})::int as overdue
      from visible v group by grouping sets ((), (v.status), (v.type))
    ), by_role as (
      select held.role, min(coalesce(held.words, held.role)) as words, count(distinct v.id)::int as count
      from visible v, unnest(v.roles, v.role_displays) as held(role, words) group by held.role
    )
    select json_build_object(
      'open', total.count, 'unclaimed', total.unclaimed, 'overdue', total.overdue,
      'oldest', (select json_build_object('id', id, 'title', title, 'authoredAt', ${instantSql('authored')})
        from visible where owner is null and authored is not null order by authored, id limit 1),
      'byStatus', (select coalesce(json_agg(json_build_object('key', status, 'words', status, 'count', count)), '[]') from grouped where no_status = 0),
      'byRole', (select coalesce(json_agg(json_build_object('key', role, 'words', words, 'count', count) order by count desc, words, role), '[]') from by_role),
      'byType', (select coalesce(json_agg(json_build_object('key', g.type, 'count', g.count,
          'words', coalesce((select min(k.title) from task_type k where k.code = g.type), g.title)) order by g.count desc, g.type), '[]')
        from grouped g where g.no_type = 0 and g.type is not null)
    )::text as counted from grouped total where total.no_status = 1 and total.no_type = 1`;
  const [row] = await rowsOf<{ counted: string }>(pool(), text, values);
  return Counted.parse(JSON.parse(row?.counted ?? 'null'));
}
