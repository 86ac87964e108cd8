-- Audit events are chained after the commit (docs/decisions/016-audit-that-can-prove-itself.md). A commit only says what waits.

-- Written with each event, in its transaction: what is still to be chained, and the digest it will be chained by.
create table audit_waiting (
  seq bigint generated always as identity primary key,
  id text collate "C" not null,
  digest bytea not null
);

-- One row per chained event. `position` is dense; the other columns are read out of the event and are what an auditor searches
-- by. The event itself stands in `resource`.
create table audit_entry (
  position bigint primary key,
  id text collate "C" not null,
  digest bytea not null,
  recorded timestamptz,
  what text collate "C",
  outcome text collate "C",
  actor text collate "C",
  patient text collate "C",
  task text collate "C"
);
create unique index audit_entry_id on audit_entry (id);
create index audit_entry_recorded on audit_entry (recorded, position);
create index audit_entry_actor on audit_entry (actor, recorded, position);
create index audit_entry_patient on audit_entry (patient, recorded, position) where patient is not null;
create index audit_entry_task on audit_entry (task, recorded, position) where task is not null;
-- Reads are most of all events; whoever looks for the others skips them.
create index audit_entry_what on audit_entry (what, recorded, position) where what <> 'read';

create table audit_head (one int primary key check (one = 1), position bigint not null, digest bytea not null);
insert into audit_head values (1, 0, ''::bytea);

-- A batch of the chain: all events after the batch before, up to `position_to`.
create table audit_seal (
  position_to bigint primary key,
  events int not null,
  previous bytea not null,
  digest bytea not null,
  first_id text collate "C" not null,
  last_id text collate "C" not null,
  at timestamptz not null
);

create function audit_digest(content text) returns bytea language sql immutable as $$
  select sha256(convert_to(coalesce(content, ''), 'UTF8'))
$$;

-- What an auditor searches an event by. `what`: read, changed, refused, or access for what happens at the door.
create function audit_parts(content text)
returns table (recorded timestamptz, what text, outcome text, actor text, patient text, task text) language plpgsql stable as $$
declare
  event jsonb := content::jsonb;
  about text;
begin
  recorded := (event->>'recorded')::timestamptz;
  outcome := event->>'outcome';
  what := case
    when event#>>'{type,code}' is distinct from 'rest' then 'access'
    when outcome is distinct from '0' then 'refused'
    when event->>'action' = any (array['C', 'U', 'D']) then 'changed'
    -- Until events were one per act, a commit of several kinds of writes was one event of action E.
    when event->>'action' = 'E' and event#>>'{subtype,0,system}' is distinct from 'http://hl7.org/fhir/restful-interaction' then 'changed'
    else 'read'
  end;
  actor := (select a#>>'{who,reference}' from jsonb_array_elements(event->'agent') a where a->'requestor' = 'true' limit 1);
  for about in
    select split_part(e#>>'{what,reference}', '/_history/', 1) from jsonb_array_elements(coalesce(event->'entity', '[]')) e
  loop
    if about like 'Task/%' then
      task := coalesce(task, substr(about, 6));
    elsif about like 'Patient/%' then
      patient := coalesce(patient, substr(about, 9));
    end if;
  end loop;
  return next;
end $$;

-- One link of the chain, as a batch is digested.
create function audit_link(place bigint, event_id text, digest bytea) returns bytea language sql immutable as $$
  select convert_to(place || ' ' || event_id || ' ', 'UTF8') || digest
$$;

-- Chains what is committed. Only one caller at a time; returns how many were chained. The settings keep every lookup an index
-- lookup by key, whatever the tables held when it was planned.
create function chain_audit(at_most int, chained_at timestamptz) returns int language plpgsql
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
declare
  head audit_head;
  chained int;
  sealed bytea;
  first_one text;
  last_one text;
begin
  select * into head from audit_head where one = 1 for update;
  with taken as (
    delete from audit_waiting w using (select seq from audit_waiting order by seq limit at_most for update) next
    where w.seq = next.seq
    returning w.seq, w.id, w.digest
  ), placed as (
    insert into audit_entry (position, id, digest, recorded, what, outcome, actor, patient, task)
    select head.position + row_number() over (order by t.seq), t.id, t.digest, p.*
    from taken t
    left join resource r on r.type = 'AuditEvent' and r.id = t.id
    left join lateral audit_parts(r.content) p on r.content is not null
    returning position, id, digest
  )
  select count(*), sha256(head.digest || string_agg(audit_link(position, id, digest), ''::bytea order by position)),
         (array_agg(id order by position))[1], (array_agg(id order by position desc))[1]
  into chained, sealed, first_one, last_one from placed;
  if chained > 0 then
    insert into audit_seal (position_to, events, previous, digest, first_id, last_id, at)
    values (head.position + chained, chained, head.digest, sealed, first_one, last_one, chained_at);
    update audit_head set position = head.position + chained, digest = sealed where one = 1;
  end if;
  return chained;
end $$;

-- As in 0004, and what is written of the audit is put to what waits for the chain.
create or replace function write_resources(changes commit_change[]) returns void language plpgsql as $$
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

  insert into audit_waiting (id, digest)
  select c.id, audit_digest(c.content) from unnest(changes) c where c.type = 'AuditEvent';
end $$;

-- Records events that wrote nothing else: reads, refusals, what happens at the door. `events` is an array of {id, updated, content, search}.
create function record_audit(events jsonb) returns void language plpgsql as $$
declare
  rows commit_change[] := array(select x from jsonb_populate_recordset(null::commit_change, events) x);
begin
  insert into resource (type, id, version, updated, deleted, content, search)
  select 'AuditEvent', c.id, 1, c.updated, false, c.content, c.search from unnest(rows) c;
  insert into audit_waiting (id, digest)
  select c.id, audit_digest(c.content) from unnest(rows) c;
end $$;

-- What was recorded before this migration is the beginning of the chain.
insert into audit_waiting (id, digest)
select id, audit_digest(content) from resource where type = 'AuditEvent' and not deleted order by updated, id;
