-- Every version of a task type that was ever published, so that a task under way keeps the rules it was made with. A task names
-- its version as `url|version` in Task.instantiatesCanonical; the newest one stands in task_type.
-- In the collation of the columns it is compared with, or its indexes could not be used when the type of a task is read.
alter table task_type add column leaves text, alter column url type text collate "C", alter column code type text collate "C";
-- What was projected before says its sentence and its form in the new words, or work would be completed without that form.
update task_type t
set leaves = r.content::jsonb->>'usage',
  policy = t.policy || jsonb_build_object('forms', jsonb_strip_nulls(jsonb_build_object('complete', t.policy->'form')))
from resource r where r.type = 'ActivityDefinition' and r.id = t.id;
create table task_type_version (
  canonical text collate "C" primary key,
  purpose text,
  leaves text,
  policy jsonb not null
);
insert into task_type_version (canonical, purpose, leaves, policy)
select distinct on (1) t.url || '|' || (r.content::jsonb->>'version'), t.purpose, t.leaves, t.policy
from task_type t join resource r on r.type = 'ActivityDefinition' and r.id = t.id
where t.url is not null and r.content::jsonb->>'version' is not null
order by 1, t.id;

-- Called beside project_resource for an ActivityDefinition; what is deleted or replaced leaves its versions behind.
create function publish_task_type(p jsonb) returns void language plpgsql as $$
begin
  if p->>'url' is not null and p->>'version' is not null then
    insert into task_type_version (canonical, purpose, leaves, policy)
    values (p->>'url' || '|' || (p->>'version'), p->>'purpose', p->>'leaves', p->'policy')
    on conflict (canonical) do update set purpose = excluded.purpose, leaves = excluded.leaves, policy = excluded.policy;
  end if;
end $$;

-- As before, and an ActivityDefinition publishes its version.
create or replace function project_resource(kind text, resource_id text, p jsonb) returns jsonb language plpgsql as $$
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
      insert into task_type (id, url, code, title, purpose, leaves, policy)
      values (resource_id, p->>'url', p->>'code', p->>'title', p->>'purpose', p->>'leaves', p->'policy');
      perform publish_task_type(p);
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

-- What stands at some addresses, a Task with its reach and its type: the version it names, else the newest of its definition,
-- else the one of its code.
drop function current_versions(text[], text[]);
create function current_versions(types text[], ids text[])
returns table (type text, id text, version text, content text, reach text[], held_from text, purpose text, leaves text, policy jsonb)
language plpgsql stable
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
#variable_conflict use_column
begin
  return query
    select r.type, r.id, r.version::text, r.content, t.reach, t.held_from, y.purpose, y.leaves, y.policy
    from unnest(types, ids) as wanted(type, id)
    join resource r on r.type = wanted.type and r.id = wanted.id
    left join task_row t on r.type = 'Task' and t.id = r.id
    left join lateral (
      select v.purpose, v.leaves, v.policy, 0 as place, '' as id from task_type_version v where v.canonical = t.definition
      union all
      select k.purpose, k.leaves, k.policy, case when k.url = split_part(t.definition, '|', 1) then 1 else 2 end, k.id
      from task_type k where k.url = split_part(t.definition, '|', 1) or k.code = t.type
      order by place, id limit 1
    ) y on true;
end $$;
