-- How the screens look and which list keys a person has; what is not set is the default.
alter table account add column preferences jsonb not null default '{}';
