-- What Tasks are searched and sorted by over FHIR: a narrow row beside `resource`, with statistics that the planner can
-- use. Everything in it comes from `resource.search`, so it can be made again at any time.
create table task_search (
  id text collate "C" primary key,
  updated timestamptz not null,
  open boolean not null,
  owned boolean not null,
  status text collate "C",
  intent text collate "C",
  priority text collate "C",
  priority_order smallint not null,
  owner text collate "C",
  requester text collate "C",
  patient text collate "C",
  authored_from text collate "C",
  authored_to text collate "C",
  modified_from text collate "C",
  modified_to text collate "C",
  due_from text collate "C",
  due_to text collate "C",
  terms bigint[] not null
);

-- Terms as the numbers that stand for them. What is searched is no permission, so that numbers will do.
create function term_numbers(terms text[]) returns bigint[] language plpgsql immutable strict as $$
begin
  return array(select hashtextextended(term, 0) from unnest(terms) term);
end $$;

-- Every token and reference of the other parameters: `code:c=…`, `code:s=…`, `code:sc=system code`, `focus:r=…`.
-- A system holds no space, so the first one parts it from the code.
create function task_terms(search jsonb) returns bigint[] language plpgsql immutable as $$
begin
  return array(
    select distinct hashtextextended(term, 0)
    from jsonb_each(search - '{status,intent,priority,priority-order,authored-on,modified,due-date,period,_patient,_profile,_source}'::text[]) p,
      jsonb_array_elements(p.value) v,
      unnest(array[
        p.key || ':c=' || (v->>'c'),
        p.key || ':s=' || (v->>'s'),
        p.key || ':sc=' || (v->>'s') || ' ' || (v->>'c'),
        p.key || ':r=' || (v->>'r')]) term
    where term is not null);
end $$;

create function task_search_of(task_id text, task_updated timestamptz, search jsonb) returns task_search language plpgsql immutable as $$
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
  t.terms := task_terms(search);
  return t;
end $$;

insert into task_search
  select t.* from resource r cross join lateral task_search_of(r.id, r.updated, r.search) t where r.type = 'Task' and not r.deleted;

-- Whole history, in each order that is sorted by.
create index task_search_updated on task_search (updated, id);
create index task_search_authored on task_search (authored_from, id);
create index task_search_modified on task_search (modified_from, id);
create index task_search_due on task_search (due_from, id);
create index task_search_priority on task_search (priority_order, id);
create index task_search_owner on task_search (owner, id);
create index task_search_requester on task_search (requester, id);
create index task_search_patient on task_search (patient, id);
-- Without a list of what is still to be merged, which each probe would read through.
create index task_search_terms on task_search using gin (terms) with (fastupdate = off);
-- Open work is small, so a queue costs the same however much history there is.
create index task_search_open_id on task_search (id) where open;
create index task_search_open_updated on task_search (updated, id) where open;
create index task_search_open_authored on task_search (authored_from, id) where open;
create index task_search_open_due on task_search (due_from, id) where open;
create index task_search_open_priority on task_search (priority_order, id) where open;
create index task_search_open_owner on task_search (owner, id) where open;
create index task_search_open_requester on task_search (requester, id) where open;
alter table task_search alter column terms set statistics 1000;
-- What is requested is open and mostly nobody's: without this the planner takes the three for independent.
create statistics task_search_state (mcv) on open, owned, status from task_search;

-- Tasks have their own indexes now.
drop index resource_search;
create index resource_search on resource using gin (search jsonb_path_ops) where not deleted and type <> 'Task';

-- Whether the transaction that wrote a row is seen in a snapshot. A row keeps only the low half of the transaction's number.
create function stood_at(row_xmin xid, moment pg_snapshot) returns boolean language plpgsql stable as $$
declare
  newest bigint := pg_snapshot_xmax(pg_current_snapshot())::text::bigint;
  written bigint := (newest >> 32 << 32) + row_xmin::text::bigint;
begin
  if written > newest then
    written := written - 4294967296;
  end if;
  return written < 3 or pg_visible_in_snapshot(written::text::xid8, moment);
end $$;

-- Seals the links to further pages of searches whose parameters came in a form and not in an address.
insert into setting (key, value) values ('page-key', to_jsonb(gen_random_uuid()::text || gen_random_uuid()::text));
