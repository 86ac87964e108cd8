-- The tags of a task as a list filters on them, `system|code` or the bare code, and their words; null without any.
alter table task_row add column tags text[];
alter table task_row add column tag_displays text[];

update task_row t set tags = tagged.tokens, tag_displays = tagged.words
from (
  select r.id, array_agg(coalesce(tag->>'system' || '|', '') || (tag->>'code') order by place) as tokens,
    array_agg(coalesce(tag->>'display', tag->>'code') order by place) as words
  from resource r cross join lateral jsonb_path_query(r.content::jsonb, 'lax $.meta.tag[*]') with ordinality as each_tag(tag, place)
  where r.type = 'Task' and not r.deleted and r.content like '%"tag"%' and tag->>'code' is not null
  group by r.id
) tagged where tagged.id = t.id;

-- Closed work is never read by ranges of keys: who asked for it and its status have an index of their own.
create index task_row_requester_closed on task_row (requester, closed desc, id) where not open;
create index task_row_status_closed on task_row (status, closed desc, id) where not open;

-- Projects the Tasks of `changes` and appends their events. Each row is locked before its surroundings are read, so that
-- a transfer that is under way is waited for, or waits and moves what is written here.
create or replace function project_tasks(changes commit_change[]) returns void language plpgsql as $$
declare
  tasks projected_task[];
  c commit_change;
begin
  tasks := array(
    select row(x.id, x.version, place_task(x.id, x.version, nullif(x.projection, 'null'), e.earlier),
               coalesce((e.earlier).reach, '{}'), coalesce((e.earlier).open, false), x.event)::projected_task
    from unnest(changes) x
    left join lateral (select k as earlier from task_row k where k.id = x.id for update) e on true
    where x.type = 'Task');
  if tasks = '{}' then
    return;
  end if;

  insert into task_row select (x.placed).* from unnest(tasks) x where (x.placed).id is not null
  on conflict (id) do update set
    version = excluded.version, open = excluded.open, status = excluded.status, priority_rank = excluded.priority_rank,
    due_key = excluded.due_key, title = excluded.title, description = excluded.description, type = excluded.type,
    definition = excluded.definition, roles = excluded.roles, role_displays = excluded.role_displays,
    owner = excluded.owner, owner_display = excluded.owner_display, requester = excluded.requester,
    requester_display = excluded.requester_display, patient = excluded.patient, patient_display = excluded.patient_display,
    encounter = excluded.encounter, location = excluded.location, unit = excluded.unit, held_until = excluded.held_until,
    held_from = excluded.held_from, done_by = excluded.done_by, tags = excluded.tags, tag_displays = excluded.tag_displays,
    authored = excluded.authored, changed = excluded.changed, closed = excluded.closed, reach = excluded.reach;
  foreach c in array changes loop
    if c.type = 'Task' and c.content is null then
      delete from task_row where id = c.id;
    end if;
  end loop;
  perform write_reaches(tasks);

  insert into task_event (task_id, version, verb, actor, actor_display, from_status, to_status, owner, owner_display, reason, at,
                          reach_before, reach_after, digest)
  select x.id, x.version, e.verb, e.actor, e."actorDisplay", e."from", e."to", (x.placed).owner, (x.placed).owner_display, e.reason,
         e.at, x.reach_before, coalesce((x.placed).reach, '{}'), decode(e.digest, 'hex')
  from unnest(tasks) x cross join lateral jsonb_to_record(x.event)
    as e(verb text, actor text, "actorDisplay" text, "from" text, "to" text, reason text, at timestamptz, digest text);
end $$;
