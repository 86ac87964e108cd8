import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { BulkChecks } from '@/lib/domain/bulk/bulk-answer';
import type { BulkPreflight } from '@/lib/domain/bulk/bulk-request';
import { StaleTaskError } from '@/lib/domain/fhir/errors';
import { recordRead } from '@/lib/server/access/record-read';
import { repositoryFor } from '@/lib/server/wiring';
import { judgeWithChildren } from './act-on-children';
import { doneAlready } from './done-already';
import { type BulkOptions, eachOfMany } from './each-of-many';
import { prepareAct } from './prepare-act';

/**
 * Whether each task of a choice would be done, by the same gate and in the same order of refusals as the act, and with nothing
 * written. That somebody asked is recorded first, as one reading of all of them. @throws UnrecordedError
 */
export async function preflightInBulk(
  actor: Actor,
  { verb, inputs, items }: BulkPreflight,
  { now, requestId, repository = repositoryFor(actor, { now: () => now }) }: BulkOptions,
): Promise<BulkChecks> {
  const query = `bulk/preflight?verb=${verb}&_id=${items.map(({ id }) => id).join(',')}`;
  await recordRead(actor, { interaction: 'search-type', query }, { now });
  const context = { actor, repository, now, requestId, recorded: false };
  const checks = await eachOfMany(items, context, async ({ id, seenVersion }) => {
    const act = { actor, id, verb, action: { ...inputs, seenVersion }, now };
    try {
      const { acting, changes } = await prepareAct(repository, act);
      await judgeWithChildren(repository, changes, { ...acting, id });
    } catch (error) {
      if (!(error instanceof StaleTaskError && (await doneAlready(repository, { id, seenVersion, verb, inputs })))) {
        throw error;
      }
    }
    return { id, ok: true } as const;
  });
  return { checks };
}
