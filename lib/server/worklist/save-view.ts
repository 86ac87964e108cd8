import 'server-only';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Actor } from '@/lib/domain/access/actor';
import { InputError, NotVisibleError, RefusedError } from '@/lib/domain/fhir/errors';
import { filterOf, type SavedView, type ViewSettings } from '@/lib/domain/worklist/saved-view';
import { mayShare } from '@/lib/domain/worklist/view-rights';
import { toSearchParams } from '@/lib/domain/worklist/worklist-filter';
import { recordAccessEvent } from '@/lib/server/access/record-access-event';
import { refuseStale } from '@/lib/server/access/setting-version';
import { pool } from '@/lib/server/database/pool';
import { getSavedView } from './saved-views';

const MOST_VIEWS = 100;

/** Keeps a list as a view of the actor's. @throws RefusedError (403) when it is not theirs to share so, InputError */
export async function makeView(
  actor: Actor,
  { settings, now }: { settings: ViewSettings; now: Date },
): Promise<SavedView> {
  refuseSharing(actor, settings);
  const id = randomUUID();
  return writing({ actor, id, kind: 'view-saved', now }, async (db) => {
    const { rows } = await db.query<{ count: number }>(
      'select count(*)::int as count from saved_view where owner = $1',
      [actor.accountId],
    );
    if ((rows[0]?.count ?? 0) >= MOST_VIEWS) {
      throw refusal('too-many-views', `You have saved ${MOST_VIEWS} views.`, 'Delete one that you do not use.', 422);
    }
    await db.query(
      `insert into saved_view (id, owner, name, scope, team, search, list_order, columns, density, created_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
      [id, actor.accountId, ...columnsOf(settings), now],
    );
    await setDefaults(db, id, settings);
    return seen(db, actor, id);
  });
}

/** Changes a view as it was seen. @throws NotVisibleError, RefusedError (403), StaleSettingError (409), InputError */
export async function changeView(
  actor: Actor,
  id: string,
  { settings, seenVersion, now }: { settings: ViewSettings; seenVersion: string; now: Date },
): Promise<SavedView> {
  return writing({ actor, id, kind: 'view-saved', now }, async (db) => {
    const standing = await changeable(db, actor, id, seenVersion);
    refuseSharing(actor, settings);
    if (settings.scope === 'private' && !standing.isOwn) {
      throw refusal(
        'view-of-another',
        `${standing.owner} made this view.`,
        'Save it as a new one to keep it for yourself.',
      );
    }
    await db.query(
      `update saved_view set name = $2, scope = $3, team = $4, search = $5, list_order = $6, columns = $7, density = $8,
         version = version + 1, changed_at = $9 where id = $1`,
      [id, ...columnsOf(settings), now],
    );
    await setDefaults(db, id, settings);
    return seen(db, actor, id);
  });
}

/** Deletes a view as it was seen; it is no clinical record. Whoever began with it begins as before. @throws as changeView */
export async function deleteView(
  actor: Actor,
  id: string,
  { seenVersion, now }: { seenVersion: string; now: Date },
): Promise<void> {
  await writing({ actor, id, kind: 'view-deleted', now }, async (db) => {
    await changeable(db, actor, id, seenVersion);
    await db.query('delete from saved_view where id = $1', [id]);
  });
}

type Writing = { actor: Actor; id: string; kind: 'view-saved' | 'view-deleted'; now: Date };

/** One transaction, and the record of it in the audit before anything is answered. */
async function writing<Answer>(
  { actor, id, kind, now }: Writing,
  write: (db: pg.PoolClient) => Promise<Answer>,
): Promise<Answer> {
  const db = await pool().connect();
  try {
    await db.query('begin');
    const answer = await write(db);
    await db.query('commit');
    await recordAccessEvent({ kind, succeeded: true, who: actor, setting: `views/${id}`, now });
    return answer;
  } catch (error) {
    await db.query('rollback');
    throw error;
  } finally {
    db.release();
  }
}

/** The view, locked, as it was seen and for the actor to change. */
async function changeable(db: pg.PoolClient, actor: Actor, id: string, seenVersion: string): Promise<SavedView> {
  const standing = await getSavedView(db, actor, id, { locked: true });
  if (standing === undefined) {
    throw new NotVisibleError('The view');
  }
  if (!standing.mayChange) {
    throw refusal(
      'view-of-others',
      'This view is shared with you; it is not yours to change.',
      'Save it as a new one of your own.',
    );
  }
  refuseStale(standing, seenVersion);
  return standing;
}

function refuseSharing(actor: Actor, settings: ViewSettings): void {
  if (!mayShare(actor, settings)) {
    throw refusal(
      'view-sharing',
      settings.scope === 'team'
        ? 'You cannot share views with this team.'
        : 'You cannot share views with the whole organisation.',
      'Save it for yourself, or ask somebody who may share it: a supervisor of the unit, or an administrator.',
    );
  }
}

function refusal(rule: string, message: string, wayForward: string, status: 403 | 422 = 403): RefusedError {
  return new RefusedError({ rule, message, wayForward }, status);
}

function columnsOf({ name, scope, team, search, order, columns, density }: ViewSettings): unknown[] {
  const filter = filterOf(search);
  // Parsed at the edge: one that is not understood does not come as far as this.
  return [
    name,
    scope,
    team,
    filter === undefined ? search : toSearchParams(filter).toString(),
    order,
    columns,
    density,
  ];
}

/** @throws InputError (422) where another view opens for a role already */
async function setDefaults(db: pg.PoolClient, id: string, { defaultFor }: ViewSettings): Promise<void> {
  await db.query(`delete from view_default where view = $1 and audience not like 'account:%'`, [id]);
  const { rowCount } = await db.query(
    `insert into view_default (audience, view) select distinct audience, $1::uuid from unnest($2::text[]) audience on conflict do nothing`,
    [id, defaultFor],
  );
  if ((rowCount ?? 0) < new Set(defaultFor).size) {
    throw new InputError('Another view opens for one of these roles already.', {
      status: 422,
      fields: [{ field: 'settings.defaultFor', message: 'Take the role away from the other view first.' }],
    });
  }
}

async function seen(db: pg.PoolClient, actor: Actor, id: string): Promise<SavedView> {
  const view = await getSavedView(db, actor, id);
  if (view === undefined) {
    throw new NotVisibleError('The view');
  }
  return view;
}
