import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import { type NextTask, type NextTaskQuery, nextOf, OWN_STATUSES } from '@/lib/domain/worklist/next-task';
import { reasonsOf } from '@/lib/domain/worklist/next-task-reasons';
import { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { recordListRead } from '@/lib/server/access/record-read';
import { pool } from '@/lib/server/database/pool';
import { environment } from '@/lib/server/environment';
import { claimableSql } from './claimable-sql';
import { type ListClock, listClockOf } from './list-clock';
import { type ListPlan, listPlanOf } from './list-plan';
import { firstRows } from './list-worklist';
import { readRow } from './read-row';
import { rowsOf, Values } from './statement';

/** Whose next task it is, and where they come from. */
type Question = { actor: Actor; clock: ListClock; after: string | undefined; patient: string | undefined };

/**
 * The next piece of work of somebody, by the rule of lib/domain/worklist/next-task. Each kind of work is read by its own keys in
 * the order of the list and cut after its first row; the rule chooses among those. That it was asked for is recorded.
 * @throws UnrecordedError
 */
export async function nextTask(actor: Actor, { after }: NextTaskQuery, { now }: { now: Date }): Promise<NextTask> {
  const clock = await listClockOf(actor, now);
  const patient = after === undefined ? undefined : (await readRow(actor, after, { now }))?.patient?.id;
  const question: Question = { actor, clock, after, patient: patient ?? undefined };
  const rows: WorklistRow[] = [];
  // One after the other: a few small reads are no reason to hold as many connections.
  for (const plan of await plansOf(question)) {
    rows.push(...(await firstRows({ actor, plan, clock, limit: 1 })));
  }
  await recordListRead(actor, 'next-task', { now });
  const row = nextOf(rows, { isSkipped: () => false, after, patient: question.patient });
  const roles = actor.rolesAtPlaces.map(({ role }) => role);
  const { timeZone } = environment();
  return {
    asOf: now.toISOString(),
    next:
      row === undefined
        ? null
        : { row, reasons: [...reasonsOf(row, { roles, patient: question.patient }, { now, timeZone })] },
    skipped: await countSkips(actor, now),
  };
}

/** Own work, what nobody has, what is with a team; of each once more what is for the patient they are with. */
async function plansOf(question: Question): Promise<ListPlan[]> {
  const { actor, patient } = question;
  const held = readKeysOf(actor).filter((key) => key.startsWith('role:'));
  const plans: ListPlan[] = [];
  for (const whom of patient === undefined ? [undefined] : [undefined, patient]) {
    const own = await planOf(question, { owner: 'me', patient: whom });
    const team = await planOf(question, { owner: 'team', patient: whom });
    const free = await planOf(question, { owner: 'none', patient: whom });
    plans.push(
      { ...own, also: (values) => offeredSql(question, values) },
      { ...team, also: (values) => [...offeredSql(question, values), claimableSql(actor, values)] },
      {
        ...free,
        drive: whom === undefined ? held : free.drive,
        visible: whom === undefined ? undefined : free.visible,
        also: (values) => [
          ...offeredSql(question, values),
          `t.reach && ${values.add(held, 'text[]')}`,
          claimableSql(actor, values),
        ],
      },
    );
  }
  return plans;
}

function planOf({ actor }: Question, filter: Partial<WorklistFilter>): Promise<ListPlan> {
  return listPlanOf(pool(), actor, { ...WorklistFilter.parse({}), ...filter, status: [...OWN_STATUSES] });
}

/** Neither done, nor skipped, nor what they come from. */
function offeredSql({ actor, clock, after }: Question, values: Values): readonly string[] {
  const person = values.add(actor.reference, 'text');
  const asOf = values.add(clock.asOf.toISOString(), 'timestamptz');
  return [
    't.done_by is null',
    `not exists (select from task_skip skip where skip.person = ${person} and skip.task_id = t.id
      and skip.version = t.version::text and skip.until > ${asOf})`,
    ...(after === undefined ? [] : [`t.id <> ${values.add(after, 'text')}`]),
  ];
}

async function countSkips(actor: Actor, now: Date): Promise<number> {
  const values = new Values();
  const [row] = await rowsOf<{ count: number }>(
    pool(),
    `select count(*)::int as count from task_skip skip join task_row t on t.id = skip.task_id
     where skip.person = ${values.add(actor.reference, 'text')} and skip.version = t.version::text and t.open
       and skip.until > ${values.add(now.toISOString(), 'timestamptz')} and t.reach && ${values.add(readKeysOf(actor), 'text[]')}`,
    values,
  );
  return row?.count ?? 0;
}
