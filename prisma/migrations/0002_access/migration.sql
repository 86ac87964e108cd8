-- Who may come in: people and their sessions, software agents and their tokens, and the settings of the site.
-- No secret stands here in the clear: passwords are argon2id, sessions, tokens and links are stored as SHA-256.

create table account (
  id uuid primary key default gen_random_uuid(),
  username text not null,
  display text not null,
  password_hash text,
  access_role text not null check (access_role in ('clinician', 'supervisor', 'manager', 'auditor', 'admin')),
  practitioner text collate "C",
  units text[] not null default '{}',
  disabled_at timestamptz,
  must_change_password boolean not null default false,
  created_at timestamptz not null
);
create unique index account_username on account (lower(username));
-- One person, one account: two would share what is "mine".
create unique index account_practitioner on account (practitioner) where practitioner is not null;

create table session (
  id text collate "C" primary key,
  account_id uuid not null references account (id) on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text not null default ''
);
create index session_account_id on session (account_id);
create index session_expires_at on session (expires_at);

create table client (
  client_id text collate "C" primary key,
  secret_hash text not null,
  display text not null,
  device text collate "C" not null,
  scopes text[] not null,
  disabled_at timestamptz,
  created_at timestamptz not null
);

create table access_token (
  id text collate "C" primary key,
  client_id text collate "C" not null references client (client_id) on delete cascade,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index access_token_client_id on access_token (client_id);
create index access_token_expires_at on access_token (expires_at);

create table one_time_link (
  id text collate "C" primary key,
  purpose text not null check (purpose in ('first-admin', 'set-password')),
  account_id uuid references account (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index one_time_link_account_id on one_time_link (account_id);

-- `answer` is null while the first request with the key still runs.
create table idempotency_key (
  account text collate "C" not null,
  key text collate "C" not null,
  digest text not null,
  status int,
  answer text,
  created_at timestamptz not null,
  primary key (account, key)
);
create index idempotency_key_created_at on idempotency_key (created_at);

create table unit_setting (
  unit text collate "C" primary key,
  shifts jsonb not null
);

create table setting (
  key text collate "C" primary key,
  value jsonb not null
);
insert into setting (key, value) values
  ('session', '{"idleMinutes": 15, "absoluteHours": 12}'),
  ('attempt-key', to_jsonb(gen_random_uuid()::text || gen_random_uuid()::text));

-- One row per try to sign in. Names and addresses are kept as keyed digests only: people type passwords where a name goes.
create table sign_in_attempt (
  id bigint generated always as identity primary key,
  account text collate "C" not null,
  address text collate "C" not null,
  at timestamptz not null,
  failed boolean not null default false
);
create index sign_in_attempt_account on sign_in_attempt (account, at);
create index sign_in_attempt_address on sign_in_attempt (address, at);
create index sign_in_attempt_at on sign_in_attempt (at);

-- Reserves a try before the password is looked at, so that simultaneous guesses cannot slip past the count together.
-- Answers the id of the try; or, where a limit is reached, null and the seconds until there is room. `waiting` says that
-- only tries which are still running stand in the way: worth asking again in a moment.
create function reserve_sign_in(account_name text, from_address text, now_at timestamptz, pair_limit int, account_limit int, address_limit int,
                                out attempt bigint, out retry_seconds int, out waiting boolean) language plpgsql as $$
declare
  secret text := (select value #>> '{}' from setting where key = 'attempt-key');
  account_digest text := encode(sha256(convert_to(secret || ':account:' || account_name, 'UTF8')), 'hex');
  address_digest text := encode(sha256(convert_to(secret || ':address:' || from_address, 'UTF8')), 'hex');
  since timestamptz := now_at - interval '1 minute';
begin
  -- In a fixed order (accounts before addresses), so that two never wait for each other.
  perform pg_advisory_xact_lock(7234101, hashtext(account_digest));
  perform pg_advisory_xact_lock(7234102, hashtext(address_digest));
  delete from sign_in_attempt where at < now_at - interval '1 hour';

  with recent as (
    select a.at, a.failed, a.account = account_digest as same_account, a.address = address_digest as same_address
    from sign_in_attempt a
    where a.at > since and (a.account = account_digest or a.address = address_digest)
  ), bucket as (
    select pair_limit as most, count(*) as tries, count(*) filter (where failed) as failures, min(at) as first
      from recent where same_account and same_address
    union all
    select account_limit, count(*), count(*) filter (where failed), min(at) from recent where same_account
    union all
    select address_limit, count(*), count(*) filter (where failed), min(at) from recent where same_address
  )
  select greatest(1, ceil(extract(epoch from max(first) + interval '1 minute' - now_at)))::int, bool_and(failures < most)
    into retry_seconds, waiting
  from bucket where tries >= most having count(*) > 0;

  if retry_seconds is null then
    waiting := false;
    insert into sign_in_attempt (account, address, at) values (account_digest, address_digest, now_at) returning id into attempt;
  end if;
end $$;

-- A try that succeeded clears what its account and address had against them.
create function settle_sign_in(attempt bigint, succeeded boolean) returns void language sql as $$
  update sign_in_attempt set failed = true where id = attempt and not succeeded;
  delete from sign_in_attempt a using sign_in_attempt mine
    where succeeded and mine.id = attempt and a.account = mine.account and a.address = mine.address and (a.failed or a.id = attempt);
$$;
