-- Who has which task open right now. Gone with its session, gone when it was not seen again for some seconds, and gone after a
-- crash: it is no record of anything. Names and accounts are those of the session. Half of each page is left free, because
-- every row is written again every few seconds.
create unlogged table presence (
  session_id text collate "C" not null references session (id) on delete cascade,
  tab text collate "C" not null,
  task_id text collate "C" not null,
  seen_at timestamptz not null,
  primary key (session_id, tab)
) with (fillfactor = 50);

-- What somebody does not want to be offered as their next task for now, and why. It says nothing about the task itself: it ends
-- when the task has another version than the one that was skipped, and at an instant.
create table task_skip (
  person text collate "C" not null,
  task_id text collate "C" not null,
  version text collate "C" not null,
  reason text not null,
  words text,
  skipped_at timestamptz not null,
  until timestamptz not null,
  primary key (person, task_id)
);
