-- Names of wards and beds as people count them: Bed 2 stands before Bed 10.
create collation natural_order (provider = icu, locale = 'en-u-kn');

-- What the orders by age and by bed sort open work by, so that a page of them reads this index and not every row.
create index task_row_sorted on task_row (id) include (authored, patient, encounter, unit) where open;
-- What waits for a second person to check it.
create index task_row_done on task_row (id) where open and done_by is not null;

-- A list that somebody keeps: its filter and order as the address says them, and how it looks. `team` is the unit or team it is
-- shared with, as a reference.
create table saved_view (
  id uuid primary key default gen_random_uuid(),
  owner uuid not null references account (id) on delete cascade,
  name text not null,
  scope text not null check (scope in ('private', 'team', 'organisation')),
  team text collate "C",
  search text not null,
  list_order text not null,
  columns text[] not null,
  density text,
  version int not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((scope = 'team') = (team is not null))
);
create index saved_view_owner on saved_view (owner);
create index saved_view_team on saved_view (team) where team is not null;
create index saved_view_organisation on saved_view (id) where scope = 'organisation';

-- What the list opens with, for one account, an access role or a clinical role: `account:…`, `access:…`, `role:…`.
create table view_default (
  audience text collate "C" primary key,
  view uuid references saved_view (id) on delete cascade,
  starter text,
  check ((view is null) <> (starter is null))
);
create index view_default_view on view_default (view);
