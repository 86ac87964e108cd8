-- The commit writes sets, so that one statement can carry one commit or a group of them (docs/decisions/008-group-commit.md).

-- An event without a position is in task_event_waiting; here it would be an entry that its number makes garbage.
drop index task_event_position;
create unique index task_event_position on task_event (position) where position is not null;

-- A Task of ordinary size is stored as it is: to compress it at each write costs more than the bytes it saves.
alter table resource set (toast_tuple_target = 4080);

-- One change as commit_changes takes it. `commit` tells the commits of a group apart.
create type commit_change as (
  commit int,
  type text collate "C",
  id text collate "C",
  seen bigint,
  version bigint,
  updated timestamptz,
  content text,
  search jsonb,
  projection jsonb,
  event jsonb
);

-- A Task as its row will be (`placed`; null: it was deleted), beside what stood there.
create type projected_task as (
  id text collate "C",
  version bigint,
  placed task_row,
  reach_before text[],
  was_open boolean,
  event jsonb
);

-- Takes the rows of `changes` in the order they stand in, which must be by type and id, and answers those that are stale:
-- [{commit, type, id, version}], or null. The record of a commit is new by its id, so nothing is looked for.
create function lock_resources(changes commit_change[]) returns jsonb language plpgsql as $$
begin
  return (
    select jsonb_agg(jsonb_build_object('commit', c.commit, 'type', c.type, 'id', c.id, 'version', standing.version))
    from unnest(changes) c
    left join lateral (select r.version from resource r where r.type = c.type and r.id = c.id for update) standing on true
    where standing.version is distinct from c.seen);
end $$;

-- Writes the resources of `changes`, whose rows are locked; what stood there goes to history.
create function write_resources(changes commit_change[]) returns void language plpgsql as $$
begin
  insert into history (type, id, version, updated, deleted, content)
  select r.type, r.id, r.version, r.updated, r.deleted, r.content
  from unnest(changes) c join resource r on r.type = c.type and r.id = c.id
  where c.seen is not null;

  update resource r
  set version = c.version, updated = c.updated, deleted = c.content is null, content = c.content, search = c.search
  from unnest(changes) c
  where c.seen is not null and r.type = c.type and r.id = c.id;

  insert into resource (type, id, version, updated, deleted, content, search)
  select c.type, c.id, c.version, c.updated, c.content is null, c.content, c.search
  from unnest(changes) c
  where c.seen is null;
end $$;

-- The row of a Task: `p` as lib/server/projection made it, with unit and reach from what stands there; null when `p` is.
-- Volatile, so that it looks anew: the row of the Task may have been waited for since the statement began.
create function place_task(task_id text, task_version bigint, p jsonb, earlier task_row) returns task_row language plpgsql as $$
declare
  t task_row;
begin
  if p is null then
    return null;
  end if;
  t := jsonb_populate_record(null::task_row, p);
  t.id := task_id;
  t.version := task_version;
  if earlier.open and earlier.unit is not null
    and t.location is not distinct from earlier.location and t.encounter is not distinct from earlier.encounter then
    -- An open task is re-routed whenever its surroundings change, so its unit stands.
    t.unit := earlier.unit;
  elsif not t.open and earlier.unit is not null and t.location is null then
    -- A closed task stays where it was done, wherever the patient is now.
    t.unit := earlier.unit;
  elsif t.location is not null then
    t.unit := unit_of_location(t.location);
  else
    t.unit := (select r.unit from encounter_row r where r.id = t.encounter);
  end if;
  t.reach := task_reach_keys(t);
  return t;
end $$;

-- Brings task_reach in line with tasks whose rows are locked: open ones have a row per key, closed ones none.
create function write_reaches(tasks projected_task[]) returns void language plpgsql as $$
declare
  x projected_task;
  leaves boolean := false;
begin
  foreach x in array tasks loop
    leaves := leaves or x.was_open and ((x.placed).open is not true or not x.reach_before <@ (x.placed).reach);
  end loop;
  if leaves then
    delete from task_reach k using unnest(tasks) gone
    where gone.was_open and k.id = gone.id and ((gone.placed).open is not true or k.key <> all ((gone.placed).reach));
  end if;

  update task_reach k
  set priority_rank = (kept.placed).priority_rank, due_key = (kept.placed).due_key, owned = (kept.placed).owner is not null,
      status = (kept.placed).status, type = (kept.placed).type
  from unnest(tasks) kept
  where kept.was_open and (kept.placed).open and k.id = kept.id
    and (k.priority_rank, k.due_key, k.owned, k.status, k.type) is distinct from
      ((kept.placed).priority_rank, (kept.placed).due_key, (kept.placed).owner is not null, (kept.placed).status, (kept.placed).type);

  insert into task_reach (key, priority_rank, due_key, id, owned, status, type)
  select key, (added.placed).priority_rank, (added.placed).due_key, added.id, (added.placed).owner is not null,
         (added.placed).status, (added.placed).type
  from unnest(tasks) added cross join unnest((added.placed).reach) key
  where (added.placed).open and not (added.was_open and key = any (added.reach_before));
end $$;

-- Projects the Tasks of `changes` and appends their events. Each row is locked before its surroundings are read, so that
-- a transfer that is under way is waited for, or waits and moves what is written here.
create function project_tasks(changes commit_change[]) returns void language plpgsql as $$
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
    held_from = excluded.held_from, authored = excluded.authored, changed = excluded.changed, closed = excluded.closed,
    reach = excluded.reach;
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

-- Brings the rows in line with the Tasks as they were written; a deleted Task has none.
create function write_task_searches(changes commit_change[]) returns void language plpgsql as $$
begin
  insert into task_search
  select t.* from unnest(changes) c cross join lateral task_search_of(c.id, c.updated, c.search) t
  where c.type = 'Task' and c.content is not null
  on conflict (id) do update set
    updated = excluded.updated, open = excluded.open, owned = excluded.owned, status = excluded.status, intent = excluded.intent,
    priority = excluded.priority, priority_order = excluded.priority_order, owner = excluded.owner,
    requester = excluded.requester, patient = excluded.patient, authored_from = excluded.authored_from,
    authored_to = excluded.authored_to, modified_from = excluded.modified_from, modified_to = excluded.modified_to,
    due_from = excluded.due_from, due_to = excluded.due_to, terms = excluded.terms;

  delete from task_search t using unnest(changes) c
  where c.type = 'Task' and c.content is null and t.id = c.id;
end $$;

-- Writes one commit or several that have no resource in common: every change of a commit, or none of it. `changes` is an
-- array of {commit, type, id, seen, version, updated, content, search, projection, event}
-- where `seen` is the version the decision was made on (null: it must not exist yet), `content` is null for a deletion, and
-- `event` stands on Tasks only. Answers the stale ones as [{commit, type, id, version}]: of their commits nothing was
-- written, of the others everything. Two changes of one resource fail on a key, and with them the statement.
-- The settings keep every lookup an index lookup by key and every plan for the session, whatever the tables held when it
-- was made and however long the array is.
create or replace function commit_changes(changes jsonb) returns jsonb language plpgsql
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
declare
  rows commit_change[] := array(select x from jsonb_populate_recordset(null::commit_change, changes) x order by x.type, x.id);
  stale jsonb := lock_resources(rows);
  c commit_change;
  parts jsonb[] := '{}';
begin
  if stale is not null then
    rows := array(
      select x from unnest(rows) x
      where not exists (select from jsonb_array_elements(stale) s where (s->>'commit')::int is not distinct from x.commit));
  end if;
  if rows = '{}' then
    return stale;
  end if;

  perform write_resources(rows);
  perform write_task_searches(rows);
  foreach c in array rows loop
    if c.type in ('Patient', 'Encounter', 'Location', 'ActivityDefinition', 'Practitioner', 'PractitionerRole',
                  'CareTeam', 'Organization', 'HealthcareService', 'Device') then
      parts := parts || project_resource(c.type, c.id, nullif(c.projection, 'null'));
    end if;
  end loop;
  if parts <> '{}' then
    perform settle_surroundings(union_of(parts), rows[1].updated);
  end if;
  perform project_tasks(rows);
  return coalesce(stale, '[]');
end $$;

-- A transfer can touch a great many rows: there the planner chooses again.
alter function settle_surroundings(jsonb, timestamptz)
  set plan_cache_mode = auto set enable_hashjoin = on set enable_mergejoin = on set enable_seqscan = on;
drop function project_task(text, bigint, jsonb, jsonb);

-- What stands at some addresses, a Task with its reach and its type: the one of its definition, else the one of its code.
create function current_versions(types text[], ids text[])
returns table (type text, id text, version text, content text, reach text[], held_from text, purpose text, policy jsonb)
language plpgsql stable
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
#variable_conflict use_column
begin
  return query
    select r.type, r.id, r.version::text, r.content, t.reach, t.held_from, y.purpose, y.policy
    from unnest(types, ids) as wanted(type, id)
    join resource r on r.type = wanted.type and r.id = wanted.id
    left join task_row t on r.type = 'Task' and t.id = r.id
    left join lateral (
      select y.purpose, y.policy from task_type y
      where y.url = split_part(t.definition, '|', 1) or y.code = t.type
      order by coalesce(y.url = split_part(t.definition, '|', 1), false) desc, y.id limit 1
    ) y on true;
end $$;

-- commit_changes for several commits: none of them waits long for a row that only another of them needs.
create function commit_group(changes jsonb) returns jsonb language plpgsql set lock_timeout = '250ms' as $$
begin
  return commit_changes(changes);
end $$;
