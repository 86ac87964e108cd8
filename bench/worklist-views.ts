import type { Actor } from '@/lib/domain/access/actor';
import { STARTER_VIEWS } from '@/lib/domain/worklist/starter-views';
import { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import { listWorklist, listWorklistJson } from '@/lib/server/worklist/list-worklist';
import type { Pages } from './growth';

const MOST_STEPS = 20;
const PLACES = 5;

/** Every saved view of the worklist as somebody reads it, first and further down. */
export async function viewsOf(actor: Actor, now: Date): Promise<Pages[]> {
  const views: Record<string, Record<string, string>> = {
    all: { owner: 'any' },
    ...Object.fromEntries(
      Object.entries(STARTER_VIEWS).map(([name, view]) => [
        name,
        Object.fromEntries(Object.entries(view).map(([field, value]) => [field, [value].flat().join(',')])),
      ]),
    ),
  };
  return Promise.all(Object.entries(views).map(([name, view]) => pagesOf(actor, name, view, now)));
}

async function pagesOf(actor: Actor, name: string, view: Record<string, string>, now: Date): Promise<Pages> {
  const at = (cursor?: string) =>
    WorklistQuery.parse({ ...view, limit: '50', ...(cursor !== undefined && { cursor }) });
  const cursors: string[] = [];
  let { next } = await listWorklist(actor, at(), { now });
  for (let step = 0; step < MOST_STEPS && next !== undefined && next !== null; step += 1) {
    cursors.push(next);
    ({ next } = await listWorklist(actor, at(next), { now }));
  }
  const places = cursors.filter((_, index) => index % Math.ceil(cursors.length / PLACES) === 0);
  return {
    name: `worklist: ${name}`,
    first: () => listWorklistJson(actor, at(), { now }),
    deeper: places.map((cursor) => () => listWorklistJson(actor, at(cursor), { now })),
  };
}
