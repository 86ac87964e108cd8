import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { MOST_COUNTED } from '@/lib/domain/worklist/count-words';
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

const EVERYTHING = WorklistFilter.parse({});

/** Views counted at the same time: what a page waits for is shorter, and one reader holds few connections. */
const AT_ONCE = 3;
const VIEWS = Object.entries({ ...STARTER_VIEWS, all: {} });

/** How many tasks each starter view holds for the reader, and all open work; each is cut off at one more than is said exactly. */
export async function countWorklist(actor: Actor, { now }: { now: Date }): Promise<WorklistCounts> {
  const db = pool();
  const clock = await listClockOf(actor, now);
  const filters = VIEWS.map(([, filter]) => ({ ...EVERYTHING, ...filter }) as WorklistFilter);
  const counts = await countEach(db, { actor, clock, filters });
  return {
    asOf: clock.asOf.toISOString(),
    counts: Object.fromEntries(VIEWS.map(([view], index) => [view, counts[index] ?? 0])),
  };
}

/** How many tasks each of some lists has, in their order, cut off at one more than is said exactly. */
export async function countEach(
  db: Queryable,
  { actor, clock, filters }: { actor: Actor; clock: ListClock; filters: readonly WorklistFilter[] },
): Promise<readonly number[]> {
  const counts = new Array<number>(filters.length).fill(0);
  const waiting = filters.entries();
  // The lanes share one iterator, so each list is counted once.
  const lanes = Array.from({ length: AT_ONCE }, async () => {
    for (const [index, filter] of waiting) {
      counts[index] = await countTasks(db, { actor, clock, filter, limit: MOST_COUNTED + 1 });
    }
  });
  await Promise.all(lanes);
  return counts;
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
