import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import { WorklistOptions } from '@/lib/domain/worklist/worklist-options';
import { pool } from '@/lib/server/database/pool';
import { namedSql } from './row-json';
import { rowsOf, Values } from './statement';

const MOST_OWNERS = 200;

/** What the reader can filter by: roles, types, units and owners that stand on open tasks the reader may see. */
export async function worklistOptions(actor: Actor): Promise<WorklistOptions> {
  const values = new Values();
  const keys = values.add(readKeysOf(actor), 'text[]');
  const units = values.add(actor.units, 'text[]');
  const text = `
    with visible as materialized (
      select t.roles, t.role_displays, t.type, t.title, t.unit, t.owner, t.owner_display
      from task_row t where t.open and t.id in (select r.id from task_reach r where r.key = any (${keys}))
    ), owner as (
      select distinct on (t.owner) (${namedSql('t.owner', 't.owner_display')})::jsonb as named from visible t where t.owner is not null
    )
    select jsonb_build_object(
      'roles', (select coalesce(jsonb_agg(jsonb_build_object('reference', role, 'display', words) order by words, role), '[]') from (
        select held.role, min(coalesce(held.words, held.role)) as words
        from visible, unnest(roles, role_displays) as held(role, words) group by held.role) each_role),
      'types', (select coalesce(jsonb_agg(jsonb_build_object('reference', type, 'display', words) order by words, type), '[]') from (
        select v.type, coalesce(min(k.title), min(v.title)) as words
        from visible v left join task_type k on k.code = v.type where v.type is not null group by v.type) each_type),
      'units', (select coalesce(jsonb_agg(jsonb_build_object('reference', 'Location/' || id, 'display', display) order by display, id), '[]')
        from location_row where id = any (${units}) or id in (select unit from visible)),
      'owners', (select coalesce(jsonb_agg(named order by named->>'display'), '[]') from (select named from owner limit ${MOST_OWNERS}) some_owners)
    )::text as options`;
  const [row] = await rowsOf<{ options: string }>(pool(), text, values);
  return WorklistOptions.parse(JSON.parse(row?.options ?? '{}'));
}
