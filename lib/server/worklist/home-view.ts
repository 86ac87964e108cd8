import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { hasPermission } from '@/lib/domain/access/permission';
import { NotVisibleError } from '@/lib/domain/fhir/errors';
import { hrefOfView } from '@/lib/domain/worklist/saved-view';
import type { StarterView } from '@/lib/domain/worklist/starter-views';
import { searchOfView } from '@/lib/domain/worklist/view-words';
import { recordAccessEvent } from '@/lib/server/access/record-access-event';
import { pool } from '@/lib/server/database/pool';
import type { Queryable } from '@/lib/server/database/queryable';
import { getSavedView } from './saved-views';
import { type Choice, choicesOf } from './view-choices';

type ListAddress = '/worklist' | `/worklist?${string}`;

/**
 * The address that "/" opens: what the person chose, else what the organisation set for one of their clinical roles, else for their
 * access role, else their own work (all open work for those who do none). A view they can no longer see is passed over.
 */
export async function homeAddressOf(actor: Actor): Promise<ListAddress> {
  const db = pool();
  const audiences = [
    `account:${actor.accountId}`,
    ...actor.rolesAtPlaces.map(({ role }) => `role:${role}`),
    `access:${actor.accessRole}`,
  ];
  for (const choice of await choicesOf(db, audiences)) {
    const address = await addressOf(db, actor, choice);
    if (address !== undefined) {
      return address;
    }
  }
  return worksOnTasks(actor) ? '/worklist?owner=me' : '/worklist';
}

/** Sets what the person begins with; null leaves it to the organisation. @throws NotVisibleError for a view they cannot see */
export async function chooseHome(actor: Actor, { view, now }: { view: string | null; now: Date }): Promise<void> {
  const db = pool();
  const audience = `account:${actor.accountId}`;
  const isSaved = view !== null && UUID.test(view);
  if (isSaved && (await getSavedView(db, actor, view)) === undefined) {
    throw new NotVisibleError('The view');
  }
  if (view === null) {
    await db.query('delete from view_default where audience = $1', [audience]);
  } else {
    await db.query(
      `insert into view_default (audience, view, starter) values ($1, $2, $3)
       on conflict (audience) do update set view = excluded.view, starter = excluded.starter`,
      [audience, isSaved ? view : null, isSaved ? null : view],
    );
  }
  await recordAccessEvent({ kind: 'home-view-set', succeeded: true, who: actor, now });
}

async function addressOf(db: Queryable, actor: Actor, { view, starter }: Choice): Promise<ListAddress | undefined> {
  if (view === null) {
    const search = searchOfView(starter as StarterView);
    return search === '' ? '/worklist' : `/worklist?${search}`;
  }
  const saved = await getSavedView(db, actor, view);
  return saved === undefined ? undefined : hrefOfView(saved);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

function worksOnTasks(actor: Actor): boolean {
  return hasPermission(actor, 'task:act');
}
