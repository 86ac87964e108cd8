import 'server-only';
import { PRESENCE_MILLISECONDS } from '@/lib/domain/presence/presence';
import type { LookedAt } from '@/lib/domain/presence/presence-for';
import type { Queryable } from '@/lib/server/database/queryable';

/** One tab of one session. */
export type PresentTab = { session: string; tab: string; task: string };
/** Undefined: by the clock of the database, which all nodes share. */
type Clock = { now?: Date | undefined };

const NOTE = {
  name: 'presence_note',
  // A session that ends at this moment takes its rows with it; a task that the reader does not see is not looked at.
  text: `insert into presence as p (session_id, tab, task_id, seen_at)
    select s.id, $2, t.id, coalesce($5::timestamptz, clock_timestamp())
    from session s, task_row t where s.id = $1 and t.id = $3 and t.reach && $4::text[]
    on conflict (session_id, tab) do update set task_id = excluded.task_id, seen_at = excluded.seen_at`,
};
const LEAVE = {
  name: 'presence_leave',
  // Which task: the words of a page that was left may come after those of the next one.
  text: 'delete from presence where session_id = $1 and tab = $2 and task_id = $3',
};
const READ = {
  name: 'presence_read',
  text: `with clock as materialized (
      select coalesce($1::timestamptz, clock_timestamp()) - make_interval(secs => $2::float8 / 1000) as since
    ), outdated as (
      delete from presence p using clock where p.seen_at <= clock.since
    )
    select p.task_id as task, s.account_id as account, a.display as name, t.reach
    from clock cross join presence p join session s on s.id = p.session_id
    join account a on a.id = s.account_id join task_row t on t.id = p.task_id
    where p.seen_at > clock.since order by p.task_id, a.id`,
};

/** Notes that a task is open in a tab now, if whoever reads by `keys` sees that task. */
export async function notePresence(
  db: Queryable,
  { session, tab, task }: PresentTab,
  { keys, now }: Clock & { keys: readonly string[] },
): Promise<void> {
  await db.query({ ...NOTE, values: [session, tab, task, keys, now ?? null] });
}

/** Notes that the task was left in that tab. */
export async function leavePresence(db: Queryable, { session, tab, task }: PresentTab): Promise<void> {
  await db.query({ ...LEAVE, values: [session, tab, task] });
}

/** The tasks at which somebody looks, each person once; removes who was not heard of for too long. */
export async function readPresence(db: Queryable, { now }: Clock = {}): Promise<LookedAt[]> {
  const { rows } = await db.query<{ task: string; account: string; name: string; reach: string[] }>({
    ...READ,
    values: [now ?? null, PRESENCE_MILLISECONDS],
  });
  return [...Map.groupBy(rows, ({ task }) => task)].map(([task, found]) => {
    const people = new Map(found.map(({ account, name }) => [account, { account, name }]));
    return { task, reach: found[0]?.reach ?? [], people: [...people.values()] };
  });
}
