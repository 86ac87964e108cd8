import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { GoneError, InputError, NotVisibleError, RefusedError, StaleTaskError } from '@/lib/domain/fhir/errors';
import type { ReassignMany, ReassignResult, ReassignResults } from '@/lib/domain/task/reassign-many';
import type { Refusal } from '@/lib/domain/task/refusal';
import { actOnTask } from './act-on-task';

type Failure = Extract<ReassignResult, { ok: false }>;

/** Hands many tasks to one person, each by itself: what one refuses does not hold up the others. */
export async function reassignMany(
  actor: Actor,
  { items, to, reason }: ReassignMany,
  { now }: { now: Date },
): Promise<ReassignResults> {
  const results: ReassignResult[] = [];
  for (const { id, seenVersion } of items) {
    const action = { seenVersion, to, ...(reason !== undefined && { reason }) };
    results.push(
      await actOnTask(actor, id, 'reassign', action, { now }).then(
        ({ version }) => ({ id, ok: true, version }) as const,
        (error: unknown) => ({ id, ok: false, ...failureOf(error) }) as const,
      ),
    );
  }
  return { results };
}

/** What a refused task says. @throws whatever is not an expected refusal */
function failureOf(error: unknown): Pick<Failure, 'kind' | 'refusal'> {
  if (error instanceof RefusedError) {
    return { kind: 'refused', refusal: error.refusal };
  }
  if (error instanceof StaleTaskError) {
    return { kind: 'stale', refusal: refusal('stale', error.message, 'Look at it again, then hand it over.') };
  }
  if (error instanceof NotVisibleError || error instanceof GoneError) {
    return { kind: 'gone', refusal: refusal('not-visible', error.message, 'Take it off your selection.') };
  }
  if (error instanceof InputError) {
    return {
      kind: 'refused',
      refusal: refusal('input', error.message, error.fields[0]?.message ?? 'Check what you chose.'),
    };
  }
  throw error;
}

function refusal(rule: string, message: string, wayForward: string): Refusal {
  return { rule, message, wayForward };
}
