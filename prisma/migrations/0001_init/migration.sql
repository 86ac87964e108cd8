-- The store, its projection and its ledger. Everything of one commit is written by commit_changes() in one statement.

-- ── The record ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- The current version of every resource. `content` is the JSON as served; a deleted resource keeps its row for 410.
create table resource (
  type text collate "C" not null,
  id text collate "C" not null,
  version bigint not null,
  updated timestamptz not null,
  deleted boolean not null default false,
  content text,
  search jsonb not null default '{}',
  primary key (type, id)
);
create index resource_search on resource using gin (search jsonb_path_ops) where not deleted;
create index resource_updated on resource (type, updated, id);

-- Versions that were superseded; the current one stands in `resource` alone.
create table history (
  type text collate "C" not null,
  id text collate "C" not null,
  version bigint not null,
  updated timestamptz not null,
  deleted boolean not null,
  content text,
  primary key (type, id, version)
) partition by hash (id);
create table history_0 partition of history for values with (modulus 4, remainder 0);
create table history_1 partition of history for values with (modulus 4, remainder 1);
create table history_2 partition of history for values with (modulus 4, remainder 2);
create table history_3 partition of history for values with (modulus 4, remainder 3);
create index history_updated on history (type, updated, id);

-- ── The projection: what rows show, joined when read, so that identity is never stale ────────────────────────────────
create table patient_row (
  id text collate "C" primary key,
  family text,
  given text,
  display text not null,
  birth_date text,
  sex text,
  mrn text,
  search_text text not null default ''
);
create index patient_row_search on patient_row (search_text text_pattern_ops);

create table location_row (
  id text collate "C" primary key,
  display text not null,
  part_of text,
  physical_type text,
  unit text
);
create index location_row_part_of on location_row (part_of);

create table encounter_row (
  id text collate "C" primary key,
  patient text,
  active boolean not null,
  location text,
  unit text
);
create index encounter_row_patient on encounter_row (patient) where active;
create index encounter_row_location on encounter_row (location);
create index encounter_row_unit on encounter_row (unit) where active;

-- Everybody and every team a task can be owned by here.
create table staff_row (
  reference text collate "C" primary key,
  display text not null,
  active boolean not null
);
create table staff_identifier (
  reference text collate "C" not null,
  handle text collate "C" not null,
  primary key (handle, reference)
);
create index staff_identifier_reference on staff_identifier (reference);
create table staff_role (
  practitioner_role text collate "C" not null,
  practitioner text collate "C" not null,
  role text collate "C" not null,
  role_display text not null,
  location text collate "C",
  unit text collate "C",
  active boolean not null
);
create index staff_role_practitioner on staff_role (practitioner);
create index staff_role_practitioner_role on staff_role (practitioner_role);
create index staff_role_role on staff_role (role, unit) where active;
create index staff_role_unit on staff_role (unit) where active;
create table staff_team (
  source text collate "C" not null,
  practitioner text collate "C" not null,
  team text collate "C" not null,
  primary key (source, practitioner, team)
);
create index staff_team_practitioner on staff_team (practitioner);

create table task_type (
  id text collate "C" primary key,
  url text,
  code text,
  title text not null,
  purpose text,
  policy jsonb not null
);
create index task_type_url on task_type (url);
create index task_type_code on task_type (code);

-- One row per Task: what a list shows and filters on. `due_key` is the due time; an undated stat or asap counts as due
-- when it was authored; undated is infinity. `reach` is every key under which somebody may see it.
create table task_row (
  id text collate "C" primary key,
  version bigint not null,
  open boolean not null,
  status text collate "C" not null,
  priority_rank smallint not null,
  due_key timestamptz not null,
  title text not null,
  description text,
  type text collate "C",
  definition text,
  roles text[] not null,
  role_displays text[] not null,
  owner text collate "C",
  owner_display text,
  requester text collate "C",
  requester_display text,
  patient text collate "C",
  patient_display text,
  encounter text collate "C",
  location text collate "C",
  unit text collate "C",
  held_until timestamptz,
  held_from text,
  authored timestamptz,
  changed timestamptz not null,
  closed timestamptz,
  reach text[] not null default '{}'
);
create index task_row_encounter on task_row (encounter);
create index task_row_location on task_row (location);
create index task_row_closed on task_row (closed desc, id) where not open;
create index task_row_patient_closed on task_row (patient, closed desc, id) where not open;
create index task_row_owner_closed on task_row (owner, closed desc, id) where not open;

-- One row per open Task and key: a page of the list is ranges of this index, never a sort.
create table task_reach (
  key text collate "C" not null,
  priority_rank smallint not null,
  due_key timestamptz not null,
  id text collate "C" not null,
  owned boolean not null,
  status text collate "C" not null,
  type text collate "C",
  primary key (id, key)
);
create index task_reach_page on task_reach (key, priority_rank, due_key, id) include (owned, status, type);

-- ── The ledger ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- One row per committed change of a Task. `position` is given after the commit, dense and in seq order; every cursor
-- uses it. `xid` only bounds the numberer's scan.
create table task_event (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  position bigint,
  task_id text collate "C" not null,
  version bigint not null,
  verb text not null,
  actor text,
  actor_display text,
  from_status text,
  to_status text,
  owner text,
  owner_display text,
  reason text,
  at timestamptz not null,
  reach_before text[] not null,
  reach_after text[] not null,
  digest bytea not null
);
create index task_event_waiting on task_event (xid) where position is null;
create unique index task_event_position on task_event (position);
create index task_event_task on task_event (task_id, seq);

create table ledger_head (one int primary key check (one = 1), position bigint not null, floor xid8 not null, digest bytea not null);
insert into ledger_head values (1, 0, '0', ''::bytea);
create table ledger_seal (
  position_to bigint primary key,
  events int not null,
  digest bytea not null,
  at timestamptz not null default clock_timestamp()
);

-- Gives committed events the next positions. Only one caller at a time; returns how many were numbered.
create function number_events(at_most int) returns int language plpgsql as $$
declare
  head ledger_head;
  horizon xid8;
  numbered int;
  sealed bytea;
begin
  perform pg_advisory_xact_lock(7234001);
  select * into head from ledger_head where one = 1;
  horizon := pg_snapshot_xmin(pg_current_snapshot());
  with waiting as materialized (
    select seq, digest from task_event where position is null and xid >= head.floor order by seq limit at_most
  ), given as (
    select seq, digest, head.position + row_number() over (order by seq) as position from waiting
  ), done as (
    update task_event e set position = given.position from given
    where e.seq = given.seq and e.position is null
    returning given.position, given.digest
  )
  select count(*), sha256(head.digest || string_agg(digest, ''::bytea order by position)) into numbered, sealed from done;
  if numbered > 0 then
    insert into ledger_seal (position_to, events, digest) values (head.position + numbered, numbered, sealed);
  end if;
  if numbered > 0 or horizon <> head.floor then
    update ledger_head set
      position = head.position + numbered,
      digest = coalesce(sealed, head.digest),
      floor = case when numbered < at_most then horizon else head.floor end
    where one = 1;
  end if;
  return numbered;
end $$;

-- ── Reach ───────────────────────────────────────────────────────────────────────────────────────────────────────────
-- In plpgsql, because its plans are kept for the session; a function in plain SQL is planned at each call.

-- The unit a location belongs to: itself or the nearest place around it that is not a bed, room or the like.
create function unit_of_location(start_id text) returns text language plpgsql stable as $$
declare
  place location_row;
  outermost text;
begin
  select * into place from location_row where id = start_id;
  for depth in 1..12 loop
    exit when place.id is null;
    outermost := place.id;
    if coalesce(place.physical_type, '') not in ('bd', 'ro', 'ca', 'rd', 'co', 'jdn', 've') then
      return place.id;
    end if;
    select * into place from location_row where id = place.part_of;
  end loop;
  return outermost;
end $$;

-- Whether somebody or some team of that reference or identifier works here, or is a patient here.
create function is_known_owner(handle_of_owner text) returns boolean language plpgsql stable as $$
begin
  return exists (select from staff_row s where s.reference = handle_of_owner and s.active)
    or exists (select from staff_identifier i join staff_row s on s.reference = i.reference and s.active where i.handle = handle_of_owner)
    or (handle_of_owner like 'Patient/%' and exists (select from patient_row p where p.id = substr(handle_of_owner, 9)));
end $$;

-- Whether owner, role or place matches nobody here. Such a task would be on no list, so every supervisor sees it.
create function is_unrouted(t task_row) returns boolean language plpgsql stable as $$
begin
  if t.location is not null and t.unit is null then
    return true;
  end if;
  if t.unit is not null and not exists (select from staff_role r where r.active and r.unit = t.unit) then
    return true;
  end if;
  if t.owner is not null then
    return not is_known_owner(t.owner);
  end if;
  return t.roles <> '{}' and not exists (
    select from staff_role r where r.active and r.role = any (t.roles) and (r.unit is null or t.unit is null or r.unit = t.unit));
end $$;

-- Every key under which somebody may see the task (design, section 5, "Who sees what").
create function task_reach_keys(t task_row) returns text[] language plpgsql stable as $$
declare
  keys text[] := '{all}';
  place text := coalesce(t.unit, t.location, '*');
  role text;
begin
  if t.owner is not null then keys := keys || ('owner:' || t.owner); end if;
  if t.requester is not null then keys := keys || ('asked:' || t.requester); end if;
  if t.patient is not null then keys := keys || ('patient:' || t.patient); end if;
  if t.unit is not null then keys := keys || ('unit:' || t.unit); end if;
  foreach role in array t.roles loop
    if not ('role:' || role || '@' || place) = any (keys) then
      keys := keys || ('role:' || role || '@' || place);
    end if;
  end loop;
  -- No role means any role, no place any place; but what is owned and bound to neither is the owner's alone.
  if t.roles = '{}' and (t.owner is null or place <> '*') then
    keys := keys || ('role:*@' || place);
  end if;
  if is_unrouted(t) then keys := keys || 'unrouted'::text; end if;
  return keys;
end $$;

-- Brings task_reach in line with the row: open tasks have a row per key, closed ones none.
create function write_reach(t task_row) returns void language plpgsql as $$
begin
  if not t.open then
    delete from task_reach where id = t.id;
    return;
  end if;
  delete from task_reach where id = t.id and key <> all (t.reach);
  insert into task_reach (key, priority_rank, due_key, id, owned, status, type)
    select key, t.priority_rank, t.due_key, t.id, t.owner is not null, t.status, t.type from unnest(t.reach) as key
  on conflict (id, key) do update set
    priority_rank = excluded.priority_rank, due_key = excluded.due_key, owned = excluded.owned,
    status = excluded.status, type = excluded.type
  where (task_reach.priority_rank, task_reach.due_key, task_reach.owned, task_reach.status, task_reach.type)
    is distinct from (excluded.priority_rank, excluded.due_key, excluded.owned, excluded.status, excluded.type);
end $$;

-- Puts tasks where they belong after their surroundings changed (a transfer, a new colleague). A task that moves tells
-- the ledger, so that it leaves one list and enters another.
create function reroute_tasks(ids text[], moved_at timestamptz) returns void language plpgsql as $$
declare
  t task_row;
  before text[];
begin
  for t in select * from task_row where id = any (ids) order by id for update loop
    before := t.reach;
    t.unit := case when t.location is not null then unit_of_location(t.location)
              else (select e.unit from encounter_row e where e.id = t.encounter) end;
    t.reach := task_reach_keys(t);
    if not (t.reach <@ before and before <@ t.reach) then
      update task_row set unit = t.unit, reach = t.reach where id = t.id;
      perform write_reach(t);
      insert into task_event (task_id, version, verb, from_status, to_status, owner, at, reach_before, reach_after, digest)
      values (t.id, t.version, 'reroute', t.status, t.status, t.owner, moved_at, before, t.reach,
              sha256(convert_to(t.id || '/' || t.version || '/reroute', 'UTF8')));
    end if;
  end loop;
end $$;

-- ── The commit ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- Projects one resource that is not a Task. `p` is what lib/server/projection made of it; null when it was deleted.
-- Answers what it touched: {"encounters": […], "locations": […], "owners": […], "roles": […], "units": […]}.
create function project_resource(kind text, resource_id text, p jsonb) returns jsonb language plpgsql as $$
declare
  self text := kind || '/' || resource_id;
  touched jsonb := '{}';
  handles text[];
  roles text[];
  units text[];
begin
  if kind = 'Patient' then
    delete from patient_row where id = resource_id;
    if p is not null then
      insert into patient_row (id, family, given, display, birth_date, sex, mrn, search_text)
      select resource_id, x.family, x.given, x.display, x.birth_date, x.sex, x.mrn, coalesce(x.search_text, '')
      from jsonb_to_record(p) as x(family text, given text, display text, birth_date text, sex text, mrn text, search_text text);
    end if;
    touched := jsonb_build_object('owners', jsonb_build_array(self));
  elsif kind = 'Encounter' then
    delete from encounter_row where id = resource_id;
    if p is not null then
      insert into encounter_row (id, patient, active, location, unit)
      values (resource_id, p->>'patient', (p->>'active')::boolean, p->>'location', unit_of_location(p->>'location'));
    end if;
    touched := jsonb_build_object('encounters', jsonb_build_array(resource_id));
  elsif kind = 'Location' then
    delete from location_row where id = resource_id;
    if p is not null then
      insert into location_row (id, display, part_of, physical_type)
      values (resource_id, p->>'display', p->>'partOf', p->>'physicalType');
    end if;
    touched := jsonb_build_object('locations', jsonb_build_array(resource_id));
  elsif kind = 'ActivityDefinition' then
    delete from task_type where id = resource_id;
    if p is not null then
      insert into task_type (id, url, code, title, purpose, policy)
      values (resource_id, p->>'url', p->>'code', p->>'title', p->>'purpose', p->'policy');
    end if;
  elsif kind in ('Practitioner', 'PractitionerRole', 'CareTeam', 'Organization', 'HealthcareService', 'Device') then
    select array_agg(role), array_agg(unit) into roles, units from staff_role where practitioner_role = self;
    select array_agg(handle) into handles from staff_identifier where reference = self;
    delete from staff_row where reference = self;
    delete from staff_identifier where reference = self;
    delete from staff_role where practitioner_role = self;
    delete from staff_team where source = self;
    if p is not null then
      insert into staff_row (reference, display, active) values (self, p->>'display', (p->>'active')::boolean);
      insert into staff_identifier (reference, handle) select distinct self, h from jsonb_array_elements_text(p->'handles') h;
      insert into staff_role (practitioner_role, practitioner, role, role_display, location, unit, active)
        select self, p->>'practitioner', r->>'role', r->>'display', l, unit_of_location(l), (p->>'active')::boolean
        from jsonb_array_elements(p->'roles') r
        left join jsonb_array_elements_text(p->'locations') l on true
        where p->>'practitioner' is not null;
      insert into staff_team (source, practitioner, team)
        select distinct self, m->>'person', m->>'team' from jsonb_array_elements(p->'memberships') m;
      select roles || array_agg(role), units || array_agg(unit) into roles, units from staff_role where practitioner_role = self;
      select handles || array_agg(handle) into handles from staff_identifier where reference = self;
    end if;
    touched := jsonb_build_object('owners', to_jsonb(array_append(handles, self)), 'roles', to_jsonb(roles), 'units', to_jsonb(units));
  end if;
  return touched;
end $$;

-- After the resources of a commit are projected: places inside a changed place, stays in it, and the tasks there.
create function settle_surroundings(touched jsonb, at timestamptz) returns void language plpgsql as $$
declare
  places text[] := array(select jsonb_array_elements_text(touched->'locations'));
  stays text[] := array(select jsonb_array_elements_text(touched->'encounters'));
  task_ids text[];
begin
  if places <> '{}' then
    with recursive inside as (
      select id from location_row where id = any (places)
      union select l.id from inside join location_row l on l.part_of = inside.id
    )
    select array_agg(id) || places into places from inside;
    update location_row set unit = unit_of_location(id) where id = any (places);
    update staff_role set unit = unit_of_location(location) where location = any (places);
    with moved as (
      update encounter_row set unit = unit_of_location(location) where location = any (places) returning id
    )
    select array_agg(id) || stays into stays from moved;
  end if;
  select array_agg(distinct id) into task_ids from (
    select id from task_row where encounter = any (stays) and (open or unit is null)
    union select id from task_row where location = any (places) and (open or unit is null)
    union select id from task_reach where key = any (array(select 'owner:' || o from jsonb_array_elements_text(touched->'owners') o))
    union select id from task_reach where key = any (array(select 'unit:' || u from jsonb_array_elements_text(touched->'units') u))
    union select r.id from jsonb_array_elements_text(touched->'roles') role
      join task_reach r on r.key >= 'role:' || role || '@' and r.key < 'role:' || role || 'A'
  ) affected;
  if task_ids is not null then
    perform reroute_tasks(task_ids, at);
  end if;
end $$;

-- Projects one Task and appends its event. `p` is the row as lib/server/projection made it, `e` who did what.
create function project_task(task_id text, task_version bigint, p jsonb, e jsonb) returns void language plpgsql as $$
declare
  t task_row;
  earlier task_row;
begin
  select * into earlier from task_row where id = task_id;
  if p is null then
    delete from task_row where id = task_id;
    delete from task_reach where id = task_id;
    t.reach := '{}';
  else
    t := jsonb_populate_record(null::task_row, p);
    t.id := task_id;
    t.version := task_version;
    t.unit := case when t.location is not null then unit_of_location(t.location)
              else (select r.unit from encounter_row r where r.id = t.encounter) end;
    -- A closed task stays where it was done, wherever the patient is now.
    if not t.open and earlier.unit is not null and t.location is null then
      t.unit := earlier.unit;
    end if;
    t.reach := task_reach_keys(t);
    insert into task_row select (t).* on conflict (id) do update set
      version = excluded.version, open = excluded.open, status = excluded.status, priority_rank = excluded.priority_rank,
      due_key = excluded.due_key, title = excluded.title, description = excluded.description, type = excluded.type,
      definition = excluded.definition, roles = excluded.roles, role_displays = excluded.role_displays,
      owner = excluded.owner, owner_display = excluded.owner_display, requester = excluded.requester,
      requester_display = excluded.requester_display, patient = excluded.patient, patient_display = excluded.patient_display,
      encounter = excluded.encounter, location = excluded.location, unit = excluded.unit, held_until = excluded.held_until,
      held_from = excluded.held_from, authored = excluded.authored, changed = excluded.changed, closed = excluded.closed,
      reach = excluded.reach;
    perform write_reach(t);
  end if;
  insert into task_event (task_id, version, verb, actor, actor_display, from_status, to_status, owner, owner_display, reason, at,
                          reach_before, reach_after, digest)
  values (task_id, task_version, e->>'verb', e->>'actor', e->>'actorDisplay', e->>'from', e->>'to', t.owner, t.owner_display, e->>'reason',
          (e->>'at')::timestamptz, coalesce(earlier.reach, '{}'), t.reach, decode(e->>'digest', 'hex'));
end $$;

-- What the projections of a commit touched, each name once.
create function union_of(parts jsonb[]) returns jsonb language sql immutable as $$
  select jsonb_object_agg(kind, (
    select coalesce(jsonb_agg(distinct name), '[]')
    from unnest(parts) part, jsonb_array_elements(coalesce(nullif(part->kind, 'null'), '[]')) name))
  from unnest(array['encounters', 'locations', 'owners', 'roles', 'units']) kind
$$;

-- Writes every change of one commit, or nothing. `changes` is an array of
--   {type, id, seen, version, updated, content, search, projection, event}
-- where `seen` is the version the decision was made on (null: it must not exist yet), `content` is null for a deletion,
-- and `event` stands on Tasks only. Answers the stale ones as [{type, id, version}]; an empty array means: written.
create function commit_changes(changes jsonb) returns jsonb language plpgsql as $$
declare
  c record;
  standing bigint;
  stale jsonb := '[]';
  parts jsonb[] := '{}';
begin
  -- Row by row through the primary key: a join would let the planner read the whole table.
  for c in select * from jsonb_to_recordset(changes) as x(type text, id text, seen bigint) order by x.type, x.id loop
    standing := null;
    select version into standing from resource where type = c.type and id = c.id for update;
    if standing is distinct from c.seen then
      stale := stale || jsonb_build_object('type', c.type, 'id', c.id, 'version', standing);
    end if;
  end loop;
  if stale <> '[]' then
    return stale;
  end if;

  for c in select * from jsonb_to_recordset(changes)
           as x(type text, id text, seen bigint, version bigint, updated timestamptz, content text, search jsonb, projection jsonb) loop
    if c.seen is null then
      insert into resource (type, id, version, updated, deleted, content, search)
      values (c.type, c.id, c.version, c.updated, c.content is null, c.content, c.search);
    else
      insert into history (type, id, version, updated, deleted, content)
      select type, id, version, updated, deleted, content from resource where type = c.type and id = c.id;
      update resource set version = c.version, updated = c.updated, deleted = c.content is null, content = c.content, search = c.search
      where type = c.type and id = c.id;
    end if;
    if c.type in ('Patient', 'Encounter', 'Location', 'ActivityDefinition', 'Practitioner', 'PractitionerRole',
                  'CareTeam', 'Organization', 'HealthcareService', 'Device') then
      parts := parts || project_resource(c.type, c.id, nullif(c.projection, 'null'));
    end if;
  end loop;
  if parts <> '{}' then
    perform settle_surroundings(union_of(parts), (changes->0->>'updated')::timestamptz);
  end if;

  for c in select * from jsonb_to_recordset(changes) as x(type text, id text, version bigint, projection jsonb, event jsonb)
           where x.type = 'Task' order by x.id
  loop
    perform project_task(c.id, c.version, nullif(c.projection, 'null'), c.event);
  end loop;
  return stale;
end $$;
