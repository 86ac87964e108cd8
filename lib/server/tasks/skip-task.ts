import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/domain/access/actor';
import { NotVisibleError, StaleTaskError } from '@/lib/domain/fhir/errors';
import { type SkipRequest, skipEnds, skipWords, type TaskSkip } from '@/lib/domain/worklist/task-skip';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { skipEventOf } from '@/lib/server/audit/skip-event';
import { pool } from '@/lib/server/database/pool';
import { recordAuditEvent, repositoryFor } from '@/lib/server/wiring';
import { listClockOf } from '@/lib/server/worklist/list-clock';
import { readRow } from '@/lib/server/worklist/read-row';

type Options = { now: Date };

/**
 * Leaves a task out of what somebody is offered next, for them alone: nothing of the task changes. Recorded before it is done.
 * @throws NotVisibleError, StaleTaskError, UnrecordedError
 */
export async function skipTask(actor: Actor, id: string, asked: SkipRequest, { now }: Options): Promise<TaskSkip> {
  const row = await visibleRow(actor, id, now);
  if (row.version !== asked.seenVersion) {
    throw new StaleTaskError((await repositoryFor(actor, { now: () => now }).readTask(id)).task);
  }
  const until = skipEnds(row.dueAt, { now, shiftEnd: (await listClockOf(actor, now)).shiftEnd });
  await record('skip', actor, { row, now });
  const words = asked.words ?? null;
  await pool().query(
    `insert into task_skip (person, task_id, version, reason, words, skipped_at, until) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (person, task_id) do update set version = excluded.version, reason = excluded.reason, words = excluded.words,
       skipped_at = excluded.skipped_at, until = excluded.until`,
    [actor.reference, id, row.version, asked.reason, words, now, until],
  );
  return { at: now.toISOString(), reason: skipWords(asked.reason, words), until: until.toISOString() };
}

/** Takes a skip back; nothing happens where there is none. @throws NotVisibleError, UnrecordedError */
export async function offerAgain(actor: Actor, id: string, { now }: Options): Promise<void> {
  const row = await visibleRow(actor, id, now);
  if ((await readSkip(actor, row, { now })) !== undefined) {
    await record('offer-again', actor, { row, now });
    await pool().query('delete from task_skip where person = $1 and task_id = $2', [actor.reference, id]);
  }
}

/** How the reader skipped a task, while that holds: until it has another version, or its time is over. */
export async function readSkip(
  actor: Actor,
  { id, version }: Pick<WorklistRow, 'id' | 'version'>,
  { now }: Options,
): Promise<TaskSkip | undefined> {
  const { rows } = await pool().query<{ reason: string; words: string | null; skipped_at: Date; until: Date }>(
    'select reason, words, skipped_at, until from task_skip where person = $1 and task_id = $2 and version = $3 and until > $4',
    [actor.reference, id, version, now],
  );
  const skip = rows[0];
  return (
    skip && {
      at: skip.skipped_at.toISOString(),
      reason: skipWords(skip.reason, skip.words),
      until: skip.until.toISOString(),
    }
  );
}

async function visibleRow(actor: Actor, id: string, now: Date): Promise<WorklistRow> {
  const row = await readRow(actor, id, { now });
  if (row === undefined) {
    throw new NotVisibleError('This task');
  }
  return row;
}

async function record(
  act: 'skip' | 'offer-again',
  actor: Actor,
  { row, now }: { row: WorklistRow; now: Date },
): Promise<void> {
  const skip = { act, task: row.id, patient: row.patient?.id ?? undefined };
  await recordAuditEvent(skipEventOf(skip, { id: randomUUID(), actor, at: now.toISOString() }));
}
