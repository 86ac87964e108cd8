-- Tasks that hang on others: parts of a task, and held tasks that wait for something (docs/decisions/017-parts-and-waiting.md).

-- ── Parts ───────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The open tasks that are part of a task, by the terms that `part-of` is searched by: no write pays for an index of its own.
create function open_children(parent text) returns table (id text) language plpgsql stable as $$
#variable_conflict use_column
begin
  return query
    select t.id from task_term m join task_search t on t.id = m.id
    where m.terms @> array[hashtextextended('part-of:r=Task/' || parent, 0)] and t.open;
end $$;

-- Takes the rows of `changes` in the order they stand in, which must be by type and id, and answers those that are stale:
-- [{commit, type, id, version}], or null. The record of a commit is new by its id, so nothing is looked for.
-- Who opens a part of a task (`event.parents`) takes that task's row as well, and who closes a task that must have no open
-- part (`event.alone`) looks for one while holding its row: so each of two such writes sees the other, or waits for it.
create or replace function lock_resources(changes commit_change[]) returns jsonb language plpgsql as $$
declare
  stale jsonb;
  one commit_change;
  parents text[] := '{}';
  alone boolean := false;
begin
  foreach one in array changes loop
    if one.type = 'Task' then
      if one.event ? 'parents' then
        parents := parents || array(select jsonb_array_elements_text(one.event->'parents'));
      end if;
      alone := alone or coalesce(one.event ? 'alone', false);
    end if;
  end loop;
  if parents <> '{}' then
    -- All of them in one order, so that no two writes wait for each other.
    perform from resource r
    where (r.type, r.id) in (select x.type, x.id from unnest(changes) x union all select 'Task', p from unnest(parents) p)
    order by r.type, r.id for update;
  end if;

  stale := (
    select jsonb_agg(jsonb_build_object('commit', c.commit, 'type', c.type, 'id', c.id, 'version', standing.version))
    from unnest(changes) c
    left join lateral (select r.version from resource r where r.type = c.type and r.id = c.id for update) standing on true
    where standing.version is distinct from c.seen);
  return case when alone then nullif(coalesce(stale, '[]') || having_children(changes), '[]') else stale end;
end $$;

-- Those of `changes` that must have no open part and have one: it stands in the store, or another commit of the group brings it.
-- What their own commit does to their parts was judged before.
create function having_children(changes commit_change[]) returns jsonb language plpgsql as $$
begin
  return coalesce((
    select jsonb_agg(jsonb_build_object('commit', c.commit, 'type', c.type, 'id', c.id, 'version', c.seen))
    from unnest(changes) c
    where c.type = 'Task' and c.event ? 'alone' and (
      exists (
        select from open_children(c.id) child
        where not exists (
          select from unnest(changes) own
          where own.type = 'Task' and own.id = child.id and own.commit is not distinct from c.commit))
      or exists (
        select from unnest(changes) other
        where other.commit is distinct from c.commit and other.event->'parents' ? c.id))), '[]');
end $$;

-- ── Waiting ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- What held tasks wait for: a resource of `type` that is, or refers to, `about`. Written with the task.
create table task_wait (
  task_id text collate "C" not null,
  type text collate "C" not null,
  about text collate "C" not null,
  primary key (task_id, type, about)
);
create index task_wait_about on task_wait (type, about);

-- Held tasks for which something may have come, to be looked at once the write is committed. Only ever added to and taken
-- from, so that no two writes wait for each other here.
create table task_woken (seq bigint generated always as identity primary key, task_id text collate "C" not null);

-- Keeps what the Tasks of `changes` wait for, and wakes those who wait for what `changes` bring. A task is looked at once when its
-- hold is written: what it waits for may be there already.
create function note_waits(changes commit_change[]) returns void language plpgsql as $$
declare
  c commit_change;
begin
  foreach c in array changes loop
    if c.type = 'Task' then
      if c.content is null or c.event->>'from' = 'on-hold' or c.event->>'to' = 'on-hold' then
        perform note_waits_of(c);
      end if;
      if c.content is null or c.event->>'from' = 'on-hold'
        or c.event->>'to' in ('rejected', 'cancelled', 'failed', 'completed', 'entered-in-error') then
        insert into task_woken (task_id) select w.task_id from task_wait w where w.type = 'Task' and w.about = 'Task/' || c.id;
      end if;
    elsif c.type not in ('Provenance', 'AuditEvent') and exists (select from task_wait w where w.type = c.type) then
      insert into task_woken (task_id)
      select distinct w.task_id
      from jsonb_each(c.search) parameter, jsonb_array_elements(parameter.value) v
      join task_wait w on w.type = c.type and w.about = v->>'r';
    end if;
  end loop;
end $$;

create function note_waits_of(c commit_change) returns void language plpgsql as $$
begin
  delete from task_wait w where w.task_id = c.id;
  if c.content is not null and c.projection ? 'waits' then
    insert into task_wait (task_id, type, about)
    select distinct c.id, w.type, w.about from jsonb_to_recordset(c.projection->'waits') w(type text, about text);
    insert into task_woken (task_id) values (c.id);
  end if;
end $$;

-- As 0005_task_term has it, with the waits.
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
  perform note_waits(rows);
  return coalesce(stale, '[]');
end $$;
