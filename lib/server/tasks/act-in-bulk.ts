import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { BulkDone, BulkResults } from '@/lib/domain/bulk/bulk-answer';
import type { BulkAct, BulkChosen, BulkUndo } from '@/lib/domain/bulk/bulk-request';
import type { BulkAsked } from '@/lib/domain/bulk/bulk-verb';
import { StaleTaskError } from '@/lib/domain/fhir/errors';
import type { Repository } from '@/lib/server/repository/repository';
import { repositoryFor } from '@/lib/server/wiring';
import { readRow } from '@/lib/server/worklist/read-row';
import { actOnTask } from './act-on-task';
import { amendedAlready, doneAlready } from './done-already';
import { type BulkOptions, eachOfMany } from './each-of-many';
import { undoLastAct } from './undo-last-act';

/**
 * Does one verb to each task of a choice, each as an act of its own with its own Provenance and AuditEvent. What was done
 * already by the same person counts as done, so that a request whose answer was lost can be sent again.
 */
export async function actInBulk(
  actor: Actor,
  { verb, inputs, items }: BulkAct,
  { now, requestId, repository = repositoryFor(actor, { now: () => now }) }: BulkOptions,
): Promise<BulkResults> {
  const context = { actor, repository, now, requestId, recorded: true };
  const results = await eachOfMany(items, context, (item) => actOnOne(repository, { ...item, verb, inputs }, now));
  return { results };
}

async function actOnOne(
  repository: Repository,
  { id, seenVersion, verb, inputs }: BulkAsked & BulkChosen,
  now: Date,
): Promise<BulkDone> {
  const { actor } = repository;
  const asked = { id, seenVersion, verb, inputs };
  const rowNow = async () => (await readRow(actor, id, { now })) ?? null;
  try {
    const standing = await amendedAlready(repository, asked, now);
    if (standing !== undefined) {
      return { id, ok: true, version: standing, row: await rowNow(), unchanged: true };
    }
    const { version, row } = await actOnTask(actor, id, verb, { ...inputs, seenVersion }, { now, repository });
    return { id, ok: true, version, row };
  } catch (error) {
    const version = error instanceof StaleTaskError ? await doneAlready(repository, asked) : undefined;
    if (version === undefined) {
      throw error;
    }
    return { id, ok: true, version, row: await rowNow() };
  }
}

/** Takes each task of a choice back to before the reader's own last step, by the rules of taking back one. */
export async function undoInBulk(
  actor: Actor,
  { items }: BulkUndo,
  { now, requestId, repository = repositoryFor(actor, { now: () => now }) }: BulkOptions,
): Promise<BulkResults> {
  const context = { actor, repository, now, requestId, recorded: true };
  const results = await eachOfMany(items, context, async ({ id, seenVersion }): Promise<BulkDone> => {
    const { version, row } = await undoLastAct(actor, id, { seenVersion }, { now, repository });
    return { id, ok: true, version, row };
  });
  return { results };
}
