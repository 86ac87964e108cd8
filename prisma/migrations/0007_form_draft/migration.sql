-- What somebody began to write into the form of a task: the last state of it, and whose it was. It is no record of what was done.
create table form_draft (
  task_id text collate "C" primary key,
  answers jsonb not null,
  author text not null,
  author_display text not null,
  saved_at timestamptz not null
);
