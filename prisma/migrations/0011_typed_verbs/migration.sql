-- Which window a draft was typed in, so that a second window of the same person does not write over it unseen.
alter table form_draft add column typed_in text;

-- What somebody typed into the form of a verb and has not sent: theirs alone, one for each task and verb.
create table typed_verb (
  task_id text collate "C" not null,
  verb text not null,
  author text not null,
  typed jsonb not null,
  opened jsonb not null,
  seen_version text not null,
  saved_at timestamptz not null,
  primary key (task_id, author, verb)
);
