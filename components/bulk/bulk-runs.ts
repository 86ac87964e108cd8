import { actInBulk, checkInBulk, undoInBulk } from '@/lib/client/bulk-calls';
import { runInChunks } from '@/lib/client/run-in-chunks';
import type { BulkResult } from '@/lib/domain/bulk/bulk-answer';
import { type BulkChosen, MOST_ACTED, MOST_CHECKED } from '@/lib/domain/bulk/bulk-request';
import type { BulkAsked } from '@/lib/domain/bulk/bulk-verb';
import { bulkUndoUntil } from '@/lib/domain/task/undo-time';
import { answeredWith, type BulkWork, goingOf, NOTHING_LEFT, undoableOf } from './bulk-work';

/** What a run shows after each chunk, and whether it is to send another one. */
export type Running = { show: (work: BulkWork) => void; isStopped: () => boolean };

/** Asks of every task whether it would be done. Ends as `checked`, or as `form` with why it could not be asked. */
export async function runPreflight(begun: BulkWork, asked: BulkAsked, { show, isStopped }: Running): Promise<BulkWork> {
  let work: BulkWork = { ...begun, step: 'checking', end: NOTHING_LEFT };
  show(work);
  const end = await runInChunks({
    items: begun.rows,
    size: MOST_CHECKED,
    send: (chunk) => checkInBulk(asked, chunk.map(chosenOf)),
    onAnswers: (checks) => {
      const failures = [...work.failures, ...checks.filter((check) => !check.ok)];
      work = { ...work, answered: work.answered + checks.length, failures };
      show(work);
    },
    isStopped,
  });
  return { ...work, step: end.error === undefined ? 'checked' : 'form', end };
}

/** Does it to what the preflight let through, or to what an earlier run left over; what nobody answered goes first, as the same request. */
export async function runAct(
  begun: BulkWork,
  asked: BulkAsked,
  { show, isStopped }: Running,
): Promise<{ work: BulkWork; answers: readonly BulkResult[] }> {
  const left = [...begun.end.unknown, ...begun.end.rest];
  const items = left.length === 0 ? goingOf(begun) : left;
  const answers: BulkResult[] = [];
  let work: BulkWork = { ...begun, step: 'running', answered: 0, asked: items.length, end: NOTHING_LEFT };
  show(work);
  const end = await runInChunks({
    items,
    size: MOST_ACTED,
    send: (chunk) => actInBulk(asked, chunk.map(chosenOf)),
    onAnswers: (results) => {
      answers.push(...results);
      work = answeredWith(work, results);
      show(work);
    },
    isStopped,
  });
  return { work: { ...work, step: 'done', end, undoUntil: bulkUndoUntil(new Date()) }, answers };
}

/** Takes back what was done, in the version that it led to. */
export async function runUndo(begun: BulkWork, { show, isStopped }: Running): Promise<BulkWork> {
  const known = new Set(begun.undone.map(({ id }) => id));
  const items = undoableOf(begun)
    .filter(({ id }) => !known.has(id))
    .map(chosenOf);
  let work: BulkWork = { ...begun, step: 'undoing', answered: 0, asked: items.length };
  show(work);
  const { error } = await runInChunks({
    items,
    size: MOST_ACTED,
    send: undoInBulk,
    onAnswers: (results) => {
      work = { ...work, answered: work.answered + results.length, undone: [...work.undone, ...results] };
      show(work);
    },
    isStopped,
  });
  return { ...work, step: 'undone', end: { ...NOTHING_LEFT, error } };
}

function chosenOf({ id, version }: { id: string; version: string }): BulkChosen {
  return { id, seenVersion: version };
}
