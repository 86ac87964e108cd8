import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { BulkFailure } from '@/lib/domain/bulk/bulk-answer';
import type { BulkChosen } from '@/lib/domain/bulk/bulk-request';
import { recordFailure } from '@/lib/server/access/record-failure';
import { logFailure } from '@/lib/server/http/error-answer';
import type { Repository } from '@/lib/server/repository/repository';
import { readRow } from '@/lib/server/worklist/read-row';
import { bulkFailureOf, UNEXPECTED } from './bulk-failure';

/** What every bulk request brings along: its clock, and the number under which its failures are logged. */
export type BulkOptions = { now: Date; requestId: string; repository?: Repository };
type Context = { actor: Actor; repository: Repository; now: Date; requestId: string };

/** So many at a time share statements and commits; more would keep others from the database. */
const AT_A_TIME = 8;

/**
 * Does something to each task of a choice by itself, and answers for each in the order asked: what fails for one never holds up
 * the others. `recorded`: an act that is refused is an entry of the audit before it is told, a question is not.
 */
export async function eachOfMany<Done>(
  items: readonly BulkChosen[],
  context: Context & { recorded: boolean },
  work: (item: BulkChosen) => Promise<Done>,
): Promise<(Done | BulkFailure)[]> {
  const answers = new Map<string, Done | BulkFailure>();
  const waiting = [...items];
  async function takeNext(): Promise<void> {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      const { id } = item;
      answers.set(id, await work(item).catch((error: unknown) => failureOf(error, id, context)));
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, takeNext));
  return items.flatMap(({ id }) => answers.get(id) ?? []);
}

async function failureOf(error: unknown, id: string, context: Context & { recorded: boolean }): Promise<BulkFailure> {
  const { actor, repository, now, requestId, recorded } = context;
  try {
    if (recorded) {
      await recordFailure(repository, error, { method: 'POST', about: `Task/${id}` });
    }
    const told = bulkFailureOf(error);
    if (told === undefined) {
      throw error;
    }
    return { id, ok: false, ...told, row: told.kind === 'gone' ? null : ((await readRow(actor, id, { now })) ?? null) };
  } catch (unexpected) {
    logFailure(unexpected, requestId);
    return { id, ok: false, ...(bulkFailureOf(unexpected) ?? UNEXPECTED), row: null };
  }
}
