import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { hasPermission } from '@/lib/domain/access/permission';
import { filterOf, type SavedView, SavedViews, type ViewScope } from '@/lib/domain/worklist/saved-view';
import { mayChangeView, seesView, teamsOf } from '@/lib/domain/worklist/view-rights';
import { pool } from '@/lib/server/database/pool';
import type { Queryable } from '@/lib/server/database/queryable';
import { countEach } from './count-worklist';
import { listClockOf } from './list-clock';
import { homeChoiceOf } from './view-choices';

type ViewRow = Omit<SavedView, 'team' | 'mayChange' | 'isOwn'> & {
  scope: ViewScope;
  team: string | null;
  team_display: string | null;
  ownerId: string;
};

const COLUMNS = `v.id::text, v.version::text, v.name, v.scope, v.team, v.search, v.list_order as "order", v.columns, v.density,
  v.owner::text as "ownerId", a.display as owner,
  coalesce((select display from location_row where id = substr(v.team, 10) and v.team like 'Location/%'),
           (select display from staff_row where reference = v.team), v.team) as team_display,
  array(select audience from view_default d where d.view = v.id and d.audience not like 'account:%' order by audience) as "defaultFor"`;

/** The views that somebody may open, with how much each holds by the list's own query, and what they may share. */
export async function listSavedViews(actor: Actor, { now }: { now: Date }): Promise<SavedViews> {
  const db = pool();
  const [views, home, teams] = await Promise.all([
    viewsSeenBy(db, actor),
    homeChoiceOf(db, actor),
    teamNames(db, actor),
  ]);
  const readable = views.flatMap((view) => {
    const filter = filterOf(view.search);
    return filter === undefined ? [] : [{ id: view.id, filter }];
  });
  const clock = await listClockOf(actor, now);
  const counts = await countEach(db, { actor, clock, filters: readable.map(({ filter }) => filter) });
  const countOf = new Map(readable.map(({ id }, index) => [id, counts[index] ?? 0]));
  const mayShareOrganisation = hasPermission(actor, 'view:share-organisation');
  return SavedViews.parse({
    views: views.map((view) => ({ ...view, count: countOf.get(view.id) ?? null })),
    home: home ?? null,
    teams,
    mayShareTeam: hasPermission(actor, 'view:share-team') && teams.length > 0,
    mayShareOrganisation,
    roles: mayShareOrganisation ? await roleNames(db) : [],
  });
}

/** One view as somebody sees it; undefined when they may not. `locked`: nobody else changes it until the transaction ends. */
export async function getSavedView(
  db: Queryable,
  actor: Actor,
  id: string,
  { locked = false } = {},
): Promise<SavedView | undefined> {
  const { rows } = await db.query<ViewRow>(
    `select ${COLUMNS} from saved_view v join account a on a.id = v.owner where v.id = $1 ${locked ? 'for update of v' : ''}`,
    [id],
  );
  return rows.filter((row) => seesView(actor, row)).map((row) => asSeen(actor, row))[0];
}

async function viewsSeenBy(db: Queryable, actor: Actor): Promise<readonly SavedView[]> {
  const { rows } = await db.query<ViewRow>(
    `select ${COLUMNS} from saved_view v join account a on a.id = v.owner
     where v.owner = $1 or v.team = any ($2::text[]) or v.scope = 'organisation'
     order by v.name collate natural_order, v.id`,
    [actor.accountId, teamsOf(actor)],
  );
  return rows.filter((row) => seesView(actor, row)).map((row) => asSeen(actor, row));
}

function asSeen(actor: Actor, row: ViewRow): SavedView {
  const { team, team_display, ownerId, ...view } = row;
  return {
    ...view,
    team: team === null ? null : { reference: team, display: team_display ?? team },
    mayChange: hasPermission(actor, 'view:save') && mayChangeView(actor, row),
    isOwn: ownerId === actor.accountId,
  };
}

async function teamNames(db: Queryable, actor: Actor): Promise<{ reference: string; display: string }[]> {
  const { rows } = await db.query<{ reference: string; display: string }>(
    `select mine.reference, coalesce(l.display, s.display, mine.reference) as display from unnest($1::text[]) mine(reference)
     left join location_row l on mine.reference = 'Location/' || l.id left join staff_row s on s.reference = mine.reference
     order by 2, 1`,
    [teamsOf(actor)],
  );
  return rows;
}

async function roleNames(db: Queryable): Promise<{ reference: string; display: string }[]> {
  const { rows } = await db.query<{ reference: string; display: string }>(
    `select role as reference, min(role_display) as display from staff_role where active group by role order by 2, 1`,
  );
  return rows;
}
