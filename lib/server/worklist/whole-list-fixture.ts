import { expect } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { DEFAULT_ORDER, type ListOrder } from '@/lib/domain/worklist/list-order';
import { toSearchParams, type WorklistFilter, WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { listWorklist } from './list-worklist';

/** Reads every page of a list, until there is no next, and answers the ids. */
export function wholeListAt(now: Date) {
  return async (actor: Actor, filter: Partial<WorklistFilter>, limit: number, order: ListOrder = DEFAULT_ORDER) =>
    (await allRows(actor, { filter, limit, order, now })).map(({ id }) => id);
}

/** The rows of every page of a list. */
export async function allRows(
  actor: Actor,
  asked: { filter: Partial<WorklistFilter>; limit: number; order: ListOrder; now: Date },
): Promise<WorklistRow[]> {
  const { filter, limit, order, now } = asked;
  const rows: WorklistRow[] = [];
  let cursor: string | undefined;
  do {
    const params = {
      ...Object.fromEntries(toSearchParams(filter)),
      limit: String(limit),
      order,
      ...(cursor !== undefined && { cursor }),
    };
    const page = await listWorklist(actor, WorklistQuery.parse(params), { now });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    rows.push(...page.rows);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return rows;
}
