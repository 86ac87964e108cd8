import 'server-only';
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '@/lib/domain/access/actor';
import { InputError } from '@/lib/domain/fhir/errors';
import { pool } from '@/lib/server/database/pool';
import { InProgressError } from './in-progress-error';

const HEADER = 'idempotency-key';
const KEPT_HOURS = 24;
/** After this long without an answer the first request is taken for dead. */
const LEASE_SECONDS = 30;
const WAIT_MILLISECONDS = 50;
const MOST_WAITS = 100;

type Attempt = { account: string; key: string; digest: string; now: Date };
type Stored = { digest: string; status: number | null; answer: string | null };

/**
 * Runs a request once per key of an account: repeated with the same body it replays the first answer, with another it is
 * refused. A failure changed nothing and is not kept. Without the header it simply runs.
 * @throws InputError (400, 422), InProgressError (409)
 */
export async function withIdempotencyKey(
  of: { actor: Actor; request: Request; body: unknown; now: Date },
  run: () => Promise<Response>,
): Promise<Response> {
  const attempt = attemptOf(of);
  if (attempt === undefined) {
    return run();
  }
  const stored = await claimKey(attempt);
  if (stored !== undefined) {
    return replay(stored);
  }
  try {
    const response = await run();
    await (response.ok ? keepAnswer(attempt, response) : forget(attempt));
    return response;
  } catch (error) {
    await forget(attempt);
    throw error;
  }
}

/** The same id every time for the same key, so that something made twice is one thing even when an answer was lost. */
export function idOfKey(actor: Actor, request: Request): string | undefined {
  const key = request.headers.get(HEADER);
  const hex = key === null ? undefined : createHash('sha256').update(`${actor.accountId}\n${key}`).digest('hex');
  return (
    hex &&
    [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
  );
}

function attemptOf({
  actor,
  request,
  body,
  now,
}: {
  actor: Actor;
  request: Request;
  body: unknown;
  now: Date;
}): Attempt | undefined {
  const key = request.headers.get(HEADER);
  if (key === null) {
    return undefined;
  }
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new InputError('The Idempotency-Key is one to 200 visible characters.', {
      fields: [{ field: 'Idempotency-Key', message: 'Use a UUID.' }],
    });
  }
  const said = `${request.method} ${new URL(request.url).pathname}\n${JSON.stringify(body ?? null)}`;
  return { account: actor.accountId, key, digest: createHash('sha256').update(said).digest('hex'), now };
}

/** Takes the key for this request; answers what is stored when another had it first. */
async function claimKey(attempt: Attempt): Promise<Stored | undefined> {
  for (let waits = 0; waits <= MOST_WAITS; waits += 1) {
    if (await takeKey(attempt)) {
      return undefined;
    }
    const { rows } = await pool().query<Stored>(
      'select digest, status, answer from idempotency_key where account = $1 and key = $2',
      [attempt.account, attempt.key],
    );
    const stored = rows[0];
    if (stored !== undefined && stored.digest !== attempt.digest) {
      throw new InputError('This Idempotency-Key was used for another request.', {
        status: 422,
        fields: [{ field: 'Idempotency-Key', message: 'Use a new one.' }],
      });
    }
    if (stored?.status != null) {
      return stored;
    }
    await pause(WAIT_MILLISECONDS);
  }
  throw new InProgressError();
}

/** Wins when the key is new, older than is kept, or held by a request of the same body that died. */
async function takeKey({ account, key, digest, now }: Attempt): Promise<boolean> {
  const outdated = new Date(now.getTime() - KEPT_HOURS * 3_600_000);
  const dead = new Date(now.getTime() - LEASE_SECONDS * 1000);
  const { rowCount } = await pool().query(
    `insert into idempotency_key as k (account, key, digest, created_at) values ($1, $2, $3, $4)
     on conflict (account, key) do update set digest = excluded.digest, status = null, answer = null, created_at = excluded.created_at
     where k.created_at <= $5 or (k.status is null and k.digest = excluded.digest and k.created_at <= $6)`,
    [account, key, digest, now, outdated, dead],
  );
  return rowCount === 1;
}

async function keepAnswer({ account, key, now }: Attempt, response: Response): Promise<void> {
  await pool().query(
    `with outdated as (delete from idempotency_key where created_at <= $5)
     update idempotency_key set status = $3, answer = $4 where account = $1 and key = $2`,
    [account, key, response.status, await response.clone().text(), new Date(now.getTime() - KEPT_HOURS * 3_600_000)],
  );
}

async function forget({ account, key, digest }: Attempt): Promise<void> {
  await pool().query('delete from idempotency_key where account = $1 and key = $2 and digest = $3 and status is null', [
    account,
    key,
    digest,
  ]);
}

function replay({ status, answer }: Stored): Response {
  const headers = { 'content-type': 'application/json', 'idempotency-replayed': 'true' };
  return new Response(answer === '' ? null : answer, { status: status ?? 200, headers });
}
