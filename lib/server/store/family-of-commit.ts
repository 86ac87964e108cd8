import 'server-only';
import type { Resource, Task } from '@medplum/fhirtypes';
import { RefusedError } from '@/lib/domain/fhir/errors';
import { childrenOpen, leavesChildren, parentIdsOf } from '@/lib/domain/task/task-family';
import { isClosed } from '@/lib/domain/task/task-status';
import type { Queryable } from '@/lib/server/database/queryable';
import type { Change, Stored } from '@/lib/server/repository/change';
import { deciding } from '@/lib/server/repository/change-at-fault';
import type { Decision } from '@/lib/server/repository/decide';

type Asked = {
  changes: readonly Change[];
  decisions: readonly Decision[];
  stored: ReadonlyMap<string, Stored>;
  baseUrl: string;
};

const CHILDREN = {
  name: 'open_children',
  text: 'select p.id as parent, child.id from unnest($1::text[]) p(id) cross join lateral open_children(p.id) child',
};

/**
 * Judges what hangs on other Tasks: none is completed while one that is part of it is open, unless it says that it leaves
 * them. The decisions come back with what the write has to hold to, under locks, because those others may move meanwhile:
 * `alone` has no open part when it is written, `parents` are held while a part of them is opened. @throws RefusedError (422)
 */
export async function withFamily(db: Queryable, asked: Asked): Promise<readonly Decision[]> {
  const { changes, decisions } = asked;
  const alone = await refuseOpenChildren(db, asked);
  return changes.map((change, index) => {
    const decision = decisions[index] as Decision;
    const parents = openedUnder(change, asked);
    return alone.has(decision) || parents.length > 0
      ? { ...decision, family: { ...(alone.has(decision) && { alone: true }), ...(parents.length > 0 && { parents }) } }
      : decision;
  });
}

/** Those that must have no open part, all of which have none. */
async function refuseOpenChildren(db: Queryable, asked: Asked): Promise<ReadonlySet<Decision>> {
  const { changes, decisions, baseUrl } = asked;
  const finished = new Set(decisions.filter(isFinished));
  if (finished.size === 0) {
    return new Set();
  }
  const { rows } = await db.query<{ parent: string; id: string }>({
    ...CHILDREN,
    values: [[...finished].map(({ id }) => id)],
  });
  const inCommit = new Set(decisions.filter(({ type }) => type === 'Task').map(({ id }) => id));
  for (const [index, decision] of decisions.entries()) {
    if (finished.has(decision)) {
      const standing = rows.filter(({ parent, id }) => parent === decision.id && !inCommit.has(id)).length;
      const brought = decisions.filter((other) => isOpenPart(other, decision.id, baseUrl)).length;
      deciding(changes[index] as Change, () => refuse(standing + brought));
    }
  }
  return finished;
}

function refuse(count: number): void {
  if (count > 0) {
    const { refusal, status } = childrenOpen(count);
    throw new RefusedError(refusal, status);
  }
}

/** Completed by this commit, or done and left to be checked, by somebody who does not say that parts of it may stay open. */
function isFinished({ type, kind, act, resource }: Decision): boolean {
  if (type !== 'Task' || kind !== 'update') {
    return false;
  }
  const finishes = act.verb === 'complete' || (act.to === 'completed' && act.from !== 'completed');
  return finishes && !leavesChildren(resource as Task);
}

function isOpenPart({ resource }: Decision, parent: string, baseUrl: string): boolean {
  return isOpen(resource) && parentIdsOf(resource, baseUrl).includes(parent);
}

/** The tasks under which a change opens a part: it is new, or was closed, or was no part of them. */
function openedUnder(change: Change, { stored, baseUrl }: Asked): readonly string[] {
  const after = change.kind === 'put' ? change.resource : undefined;
  if (!isOpen(after) || after.partOf === undefined) {
    return [];
  }
  const before = stored.get(`Task/${after.id}`)?.resource;
  const known = isOpen(before) ? parentIdsOf(before, baseUrl) : [];
  return parentIdsOf(after, baseUrl).filter((parent) => !known.includes(parent) && parent !== after.id);
}

function isOpen(resource: Resource | undefined): resource is Task {
  return resource?.resourceType === 'Task' && !isClosed(resource.status);
}
