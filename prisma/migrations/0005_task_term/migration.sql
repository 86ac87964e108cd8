-- A claim changes who has a Task and how it stands. The terms that a Task is searched by stay, and their index is left alone.

-- ── Terms ───────────────────────────────────────────────────────────────────────────────────────────────────────────
-- What terms are made of. The owner that a claim names stands in a column of its own; only what names an owner in another
-- way is among the terms.
create function term_source(search jsonb) returns jsonb language plpgsql immutable as $$
begin
  return search - '{status,intent,priority,priority-order,authored-on,modified,due-date,period,_patient,_profile,_source}'::text[]
    || jsonb_build_object('owner', jsonb_path_query_array(search, '$.owner[*] ? (exists (@.c) || exists (@.s))'));
end $$;

create or replace function task_terms(search jsonb) returns bigint[] language plpgsql immutable as $$
begin
  return array(
    select distinct hashtextextended(term, 0)
    from jsonb_each(term_source(search)) p,
      jsonb_array_elements(p.value) v,
      unnest(array[
        p.key || ':c=' || (v->>'c'),
        p.key || ':s=' || (v->>'s'),
        p.key || ':sc=' || (v->>'s') || ' ' || (v->>'c'),
        p.key || ':r=' || (v->>'r')]) term
    where term is not null);
end $$;

-- The terms by an index of their own table, so that a write which changes none of them leaves the index alone.
create table task_term (id text collate "C" primary key, terms bigint[] not null);
update task_search t set terms = task_terms(r.search) from resource r where r.type = 'Task' and r.id = t.id;
insert into task_term select id, terms from task_search;
create index task_term_terms on task_term using gin (terms) with (fastupdate = off);
alter table task_term alter column terms set statistics 1000;
drop index task_search_terms;

-- Brings the rows in line with Tasks that are about to be written; a deleted Task has none. Called before `resource` is
-- written, so that what stood there tells whether the terms stay.
create or replace function write_task_searches(changes commit_change[]) returns void language plpgsql as $$
begin
  insert into task_search
  select t.*
  from unnest(changes) c
  left join lateral (
    select s.terms from resource r join task_search s on s.id = r.id
    where c.seen is not null and r.type = 'Task' and r.id = c.id and term_source(r.search) = term_source(c.search)
  ) kept on true
  cross join lateral task_search_of(c.id, c.updated, c.search, kept.terms) t
  where c.type = 'Task' and c.content is not null
  on conflict (id) do update set
    updated = excluded.updated, open = excluded.open, owned = excluded.owned, status = excluded.status, intent = excluded.intent,
    priority = excluded.priority, priority_order = excluded.priority_order, owner = excluded.owner,
    requester = excluded.requester, patient = excluded.patient, authored_from = excluded.authored_from,
    authored_to = excluded.authored_to, modified_from = excluded.modified_from, modified_to = excluded.modified_to,
    due_from = excluded.due_from, due_to = excluded.due_to, terms = excluded.terms;

  insert into task_term
  select t.id, t.terms
  from unnest(changes) c join task_search t on t.id = c.id
  where c.type = 'Task' and c.content is not null
    and not exists (select from task_term m where m.id = t.id and m.terms = t.terms)
  on conflict (id) do update set terms = excluded.terms;

  delete from task_search t using unnest(changes) c
  where c.type = 'Task' and c.content is null and t.id = c.id;
  delete from task_term t using unnest(changes) c
  where c.type = 'Task' and c.content is null and t.id = c.id;
end $$;

-- `terms` are those that are known already, if they are.
drop function task_search_of(text, timestamptz, jsonb);
create function task_search_of(task_id text, task_updated timestamptz, search jsonb, terms bigint[] default null)
returns task_search language plpgsql immutable as $$
declare
  t task_search;
begin
  t.id := task_id;
  t.updated := task_updated;
  t.status := search #>> '{status,0,c}';
  t.intent := search #>> '{intent,0,c}';
  t.priority := search #>> '{priority,0,c}';
  t.priority_order := coalesce((search #>> '{priority-order,0,n}')::smallint, 10);
  t.open := coalesce(t.status in ('draft', 'requested', 'received', 'accepted', 'ready', 'in-progress', 'on-hold'), false);
  t.owned := search ? 'owner';
  t.owner := search #>> '{owner,0,r}';
  t.requester := search #>> '{requester,0,r}';
  t.patient := search #>> '{patient,0,r}';
  t.authored_from := search #>> '{authored-on,0,l}';
  t.authored_to := search #>> '{authored-on,0,h}';
  t.modified_from := search #>> '{modified,0,l}';
  t.modified_to := search #>> '{modified,0,h}';
  t.due_from := search #>> '{due-date,0,l}';
  t.due_to := search #>> '{due-date,0,h}';
  t.terms := coalesce(terms, task_terms(search));
  return t;
end $$;

-- ── The commit ──────────────────────────────────────────────────────────────────────────────────────────────────────
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

  perform write_task_searches(rows);
  perform write_resources(rows);
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
