import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { hasPermission } from '@/lib/domain/access/permission';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import { siteRules } from '@/lib/domain/task/site-policy';
import type { Relation } from '@/lib/domain/task/task-relation';
import type { TaskRule } from '@/lib/domain/task/task-rules';
import { sitePolicy } from '@/lib/server/site-policy';
import type { Collects } from './statement';

/** Whether the row `t` of task_row is there for the actor to claim, by the rules of the site for its type. */
export function claimableSql(actor: Actor, values: Collects): string {
  const site = sitePolicy();
  const isClaimable = (type: string | undefined) => claimSql(siteRules(site, type).claim, actor, values);
  const types = Object.keys(site.types);
  return types.length === 0
    ? isClaimable(undefined)
    : `case t.type ${types.map((type) => `when ${values.add(type, 'text')} then ${isClaimable(type)}`).join(' ')}
        else ${isClaimable(undefined)} end`;
}

/** Free, or their team's, and theirs to claim: first of all addressed to a role they hold here (design, section 5). */
function claimSql({ from, who }: TaskRule, actor: Actor, values: Collects): string {
  const statuses = values.add([...from], 'text[]');
  const teams = values.add(hasPermission(actor, 'task:act') ? actor.teams : [], 'text[]');
  const relations = who.flatMap((relation) => relationSql(relation, actor, values) ?? []);
  return `t.status = any (${statuses}) and (t.owner is null or t.owner = any (${teams})) and (${relations.join(' or ') || 'false'})`;
}

function relationSql(relation: Relation, actor: Actor, values: Collects): string | undefined {
  if (!hasPermission(actor, 'task:act')) {
    return undefined;
  }
  switch (relation) {
    case 'candidate': {
      const held = actor.accessRole === 'agent' ? [] : readKeysOf(actor).filter((key) => key.startsWith('role:'));
      const keys = values.add(held, 'text[]');
      return `t.owner is null and (t.reach && ${keys} or (t.roles = '{}' and cardinality(${keys}) > 0))`;
    }
    case 'team':
      return `t.owner = any (${values.add(actor.teams, 'text[]')})`;
    case 'requester':
      return `t.requester = any (${values.add(actor.handles, 'text[]')})`;
    case 'supervisor': {
      const isSupervisor = actor.accessRole === 'supervisor';
      const keys = isSupervisor ? [...actor.units.map((unit) => `unit:${unit}`), 'unrouted'] : [];
      return `t.reach && ${values.add(keys, 'text[]')}`;
    }
    case 'agent':
      return actor.accessRole === 'agent' ? 't.owner is null' : undefined;
    case 'owner':
      return undefined;
  }
}
