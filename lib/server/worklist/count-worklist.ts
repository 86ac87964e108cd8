import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { STARTER_VIEWS } from '@/lib/domain/worklist/starter-views';
import { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import type { WorklistCounts } from '@/lib/domain/worklist/worklist-row';
import { pool } from '@/lib/server/database/pool';
import type { Queryable } from '@/lib/server/database/queryable';
import { countClosed } from './closed-rows';
import { type ListClock, listClockOf } from './list-clock';
import { listPlanOf } from './list-plan';
import { countRangesOf } from './list-ranges';
import { countOpen } from './open-rows';

const MOST_COUNTED = 100;
const EVERYTHING = WorklistFilter.parse({});

/** How many tasks each starter view holds for the reader, cut off at 100. */
export async function countWorklist(actor: Actor, { now }: { now: Date }): Promise<WorklistCounts> {
  const db = pool();
  const clock = await listClockOf(actor, now);
  const counts: Record<string, number> = {};
  // One after the other: six small counts are no reason to hold six connections.
  for (const [view, filter] of Object.entries(STARTER_VIEWS)) {
    counts[view] = await countTasks(db, {
      actor,
      clock,
      filter: { ...EVERYTHING, ...filter } as WorklistFilter,
      limit: MOST_COUNTED,
    });
  }
  return { asOf: clock.asOf.toISOString(), counts };
}

/** How many tasks a list has, cut off at `limit`: the list's own conditions. */
export async function countTasks(
  db: Queryable,
  counting: { actor: Actor; clock: ListClock; filter: WorklistFilter; limit: number },
): Promise<number> {
  const { actor, clock, filter, limit } = counting;
  const plan = await listPlanOf(db, actor, filter);
  const open =
    plan.openStatuses.length === 0 ? 0 : await countOpen(db, { plan, ranges: countRangesOf(filter, clock), limit });
  const left = limit - open;
  return left === 0 || plan.closedStatuses.length === 0
    ? open
    : open + (await countClosed(db, { plan, clock, limit: left }));
}
