import type { Actor } from '@/lib/domain/access/actor';
import { hasPermission } from '@/lib/domain/access/permission';
import type { ViewScope } from './saved-view';

type Shared = { scope: ViewScope; team: string | null };
type Reader = Pick<Actor, 'accessRole' | 'units' | 'teams'>;

/** The units and teams somebody belongs to, as references. */
export function teamsOf({ units, teams }: Pick<Actor, 'units' | 'teams'>): readonly string[] {
  return [...units.map((unit) => `Location/${unit}`), ...teams];
}

/** Whether somebody may open a view: their own, their teams' and the organisation's. */
export function seesView(actor: Reader & Pick<Actor, 'accountId'>, view: Shared & { ownerId: string }): boolean {
  return view.ownerId === actor.accountId || SEES[view.scope](actor, view.team ?? '');
}

const SEES: Record<ViewScope, (actor: Reader, team: string) => boolean> = {
  private: () => false,
  team: (actor, team) => teamsOf(actor).includes(team),
  organisation: () => true,
};

/** Whether somebody may share a view so: with their own units and teams who supervises them, with all who administers. */
export function mayShare(actor: Reader, { scope, team }: Shared): boolean {
  return MAY_SHARE[scope](actor, team ?? '');
}

const MAY_SHARE: Record<ViewScope, (actor: Reader, team: string) => boolean> = {
  private: () => true,
  team: (actor, team) => hasPermission(actor, 'view:share-team') && teamsOf(actor).includes(team),
  organisation: (actor) => hasPermission(actor, 'view:share-organisation'),
};

/** Whether somebody may change or delete a view: a private one its owner, a shared one whoever may share it so. */
export function mayChangeView(actor: Reader & Pick<Actor, 'accountId'>, view: Shared & { ownerId: string }): boolean {
  return view.scope === 'private' ? view.ownerId === actor.accountId : mayShare(actor, view);
}
