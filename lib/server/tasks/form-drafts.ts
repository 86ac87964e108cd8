import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { RefusedError, StaleSettingError } from '@/lib/domain/fhir/errors';
import type { DraftToKeep, KeptDraft } from '@/lib/domain/form/form-draft';
import { heldFromOf } from '@/lib/domain/task/task-hold';
import { verbOffer } from '@/lib/domain/task/verb-offers';
import { pool } from '@/lib/server/database/pool';
import type { Repository } from '@/lib/server/repository/repository';
import { repositoryFor } from '@/lib/server/wiring';

type Options = { now: Date; repository?: Repository };
type Row = { answers: KeptDraft['answers']; author: string; author_display: string; saved_at: Date };
type Saved = { savedAt: string };

/**
 * Keeps what somebody has typed into the form of a task so far, in place of what was kept before; answers when. What another
 * window kept meanwhile is not written over: whoever sends says on which draft they went on.
 * @throws NotVisibleError; RefusedError (403) unless the task is theirs to complete now; StaleSettingError with that draft
 */
export async function keepDraft(
  actor: Actor,
  id: string,
  { answers, window, over }: DraftToKeep,
  options: Options,
): Promise<Saved> {
  await requireCompletion(actor, id, options);
  const { rowCount } = await pool().query(
    `insert into form_draft as standing (task_id, answers, author, author_display, saved_at, typed_in) values ($1, $2, $3, $4, $5, $6)
     on conflict (task_id) do update set
       answers = excluded.answers, author = excluded.author, author_display = excluded.author_display,
       saved_at = excluded.saved_at, typed_in = excluded.typed_in
     where standing.saved_at = $7 or (standing.typed_in = $6 and standing.author = $3)`,
    [id, JSON.stringify(answers), actor.reference, actor.display, options.now, window, over],
  );
  if (rowCount === 0) {
    throw new StaleSettingError(await readDraft(actor, id));
  }
  return { savedAt: options.now.toISOString() };
}

/** Throws the draft of a task away. @throws NotVisibleError, RefusedError (403) as above */
export async function discardDraft(actor: Actor, id: string, options: Options): Promise<void> {
  await requireCompletion(actor, id, options);
  await forgetDraft(id);
}

/** A task that was completed has its answers; what was on the way to them is not kept. */
export async function forgetDraft(id: string): Promise<void> {
  await pool().query('delete from form_draft where task_id = $1', [id]);
}

/** The draft of a task, for whoever may complete it; undefined when nobody began. */
export async function readDraft(actor: Actor, id: string): Promise<KeptDraft | undefined> {
  const { rows } = await pool().query<Row>('select * from form_draft where task_id = $1', [id]);
  const row = rows[0];
  return (
    row && {
      answers: row.answers,
      author: { reference: row.author, display: row.author_display },
      savedAt: row.saved_at.toISOString(),
      mine: actor.handles.includes(row.author),
      recorded: false,
    }
  );
}

async function requireCompletion(actor: Actor, id: string, { now, repository }: Options): Promise<void> {
  const store = repository ?? repositoryFor(actor, { now: () => now });
  const { task, reach, taskType } = await store.readTask(id);
  const reader = { actor, reach, policy: taskType.policy, heldFrom: heldFromOf(task), now };
  const { allowed, refusal } = verbOffer('complete', task, reader);
  if (!allowed && refusal !== null) {
    throw new RefusedError(refusal, 403);
  }
}
