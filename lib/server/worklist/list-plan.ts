import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import { CLOSED_STATUSES, isClosed, OPEN_STATUSES, type TaskStatus } from '@/lib/domain/task/task-status';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import type { Queryable } from '@/lib/server/database/queryable';
import { handlesOf } from './handles-of';
import type { Values } from './statement';

/**
 * How a list is read. Open work by ranges of the `drive` keys: the reader's own, or those of a selective filter with
 * `visible` as the condition that the reader sees the task at all (undefined when that is certain).
 */
export type ListPlan = {
  filter: WorklistFilter;
  drive: readonly string[];
  visible: readonly string[] | undefined;
  /** Keys that closed work must meet, for which there are no ranges. */
  visibleClosed: readonly string[] | undefined;
  owners: readonly string[] | undefined;
  /** Who the reader is, under any handle. */
  handles: readonly string[];
  openStatuses: readonly TaskStatus[];
  closedStatuses: readonly TaskStatus[];
  /** More conditions on open rows `t`, of a question that no filter asks. */
  also?: (values: Values) => readonly string[];
};

/** The plan of a filter for a reader. */
export async function listPlanOf(db: Queryable, actor: Actor, filter: WorklistFilter): Promise<ListPlan> {
  const owners = await ownersOf(db, actor, filter.owner);
  const readKeys = readKeysOf(actor);
  const drive = selectiveKeysOf(filter, owners) ?? readKeys;
  const seesAll = readKeys.includes('all');
  return {
    filter,
    owners,
    handles: actor.handles,
    drive,
    visible: seesAll || drive.every((key) => readKeys.includes(key)) ? undefined : readKeys,
    visibleClosed: seesAll ? undefined : readKeys,
    ...statusesOf(filter),
  };
}

function selectiveKeysOf(filter: WorklistFilter, owners: readonly string[] | undefined): readonly string[] | undefined {
  if (owners !== undefined) {
    return owners.map((owner) => `owner:${owner}`);
  }
  if (filter.patient !== undefined) {
    return [`patient:${filter.patient}`];
  }
  return filter.unit.length > 0 ? filter.unit.map((unit) => `unit:${unit}`) : undefined;
}

async function ownersOf(
  db: Queryable,
  actor: Actor,
  owner: WorklistFilter['owner'],
): Promise<readonly string[] | undefined> {
  switch (owner) {
    case 'any':
    case 'none':
      return undefined;
    case 'me':
      return actor.handles;
    case 'team':
      return actor.teams;
    default:
      return handlesOf(db, owner);
  }
}

function statusesOf({ status, closed }: WorklistFilter): {
  openStatuses: readonly TaskStatus[];
  closedStatuses: readonly TaskStatus[];
} {
  if (closed !== undefined) {
    return { openStatuses: [], closedStatuses: status.length === 0 ? CLOSED_STATUSES : status.filter(isClosed) };
  }
  return {
    openStatuses: status.length === 0 ? OPEN_STATUSES : status.filter((each) => !isClosed(each)),
    closedStatuses: status.filter(isClosed),
  };
}
