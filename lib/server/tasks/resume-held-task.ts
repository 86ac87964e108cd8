import 'server-only';
import { GoneError, NotVisibleError } from '@/lib/domain/fhir/errors';
import { lastInstantOf } from '@/lib/domain/fhir/instant';
import { applyVerb } from '@/lib/domain/task/apply-verb';
import { heldFromOf, heldUntilOf } from '@/lib/domain/task/task-hold';
import { environment } from '@/lib/server/environment';
import type { Stored } from '@/lib/server/repository/change';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';

/** Why a task came back by itself, as its story and its heading say it. */
export const HOLD_OVER = 'The time it was held until has come.';

/**
 * Brings a held task back to where it was held from, if it is still held and its time has come; otherwise nothing. Who
 * held it anew, or resumed it meanwhile, is not overruled. @throws StaleTaskError when somebody is at it right now
 */
export async function resumeHeldTask(id: string, { now }: { now: () => Date }): Promise<void> {
  try {
    await tryResume(id, now);
  } catch (error) {
    if (!(error instanceof NotVisibleError || error instanceof GoneError)) {
      throw error;
    }
  }
}

async function tryResume(id: string, now: () => Date): Promise<void> {
  const repository = repositoryFor(SYSTEM_ACTOR, { now });
  const { task, ...read } = await repository.readTask(id);
  if (!isOver(read, now())) {
    return;
  }
  const resource = applyVerb(task, {
    verb: 'resume',
    action: { seenVersion: read.version, reason: HOLD_OVER },
    actor: SYSTEM_ACTOR,
    policy: read.taskType.policy,
    now: now(),
    heldFrom: heldFromOf(task),
  });
  await repository.commit([{ kind: 'put', resource, seenVersion: read.version, verb: 'resume', read }]);
}

function isOver({ resource }: Pick<Stored, 'resource'>, now: Date): boolean {
  if (resource?.resourceType !== 'Task' || resource.status !== 'on-hold') {
    return false;
  }
  const until = lastInstantOf(heldUntilOf(resource), environment().timeZone);
  return until !== undefined && until <= now;
}
