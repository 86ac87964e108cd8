import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import type { KeptTyped, TypedToKeep } from '@/lib/domain/task/typed-verb';
import { pool } from '@/lib/server/database/pool';
import type { Repository } from '@/lib/server/repository/repository';
import { repositoryFor } from '@/lib/server/wiring';

type Options = { now: Date; repository?: Repository };
type Row = {
  verb: TaskVerb;
  typed: KeptTyped['typed'];
  opened: KeptTyped['opened'];
  seen_version: string;
  saved_at: Date;
};

/**
 * Keeps what somebody has typed into the form of a verb so far. It is theirs alone, so it is kept as well when the verb is
 * not possible any more: it may be what they still want to say. @throws NotVisibleError
 */
export async function keepTyped(
  actor: Actor,
  { id, verb }: { id: string; verb: TaskVerb },
  { typed, opened, seenVersion }: TypedToKeep,
  { now, repository = repositoryFor(actor, { now: () => now }) }: Options,
): Promise<{ savedAt: string }> {
  await repository.readTask(id);
  await pool().query(
    `insert into typed_verb (task_id, verb, author, typed, opened, seen_version, saved_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (task_id, author, verb) do update set
       typed = excluded.typed, opened = excluded.opened, seen_version = excluded.seen_version, saved_at = excluded.saved_at`,
    [id, verb, actor.reference, JSON.stringify(typed), JSON.stringify(opened), seenVersion, now],
  );
  return { savedAt: now.toISOString() };
}

/** Throws away what somebody typed for a verb, because they sent it or do not want it any more. */
export async function forgetTyped(actor: Actor, { id, verb }: { id: string; verb: TaskVerb }): Promise<void> {
  await pool().query('delete from typed_verb where task_id = $1 and verb = $2 and author = $3', [
    id,
    verb,
    actor.reference,
  ]);
}

/** What the reader has typed into the forms of a task and not sent. */
export async function readTyped(actor: Actor, id: string): Promise<KeptTyped[]> {
  const { rows } = await pool().query<Row>(
    'select * from typed_verb where task_id = $1 and author = $2 order by verb',
    [id, actor.reference],
  );
  return rows.map(({ verb, typed, opened, seen_version: seenVersion, saved_at: savedAt }) => ({
    verb,
    typed,
    opened,
    seenVersion,
    savedAt: savedAt.toISOString(),
  }));
}
