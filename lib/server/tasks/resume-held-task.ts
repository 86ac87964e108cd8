import 'server-only';
import { GoneError, NotVisibleError } from '@/lib/domain/fhir/errors';
import { applyVerb } from '@/lib/domain/task/apply-verb';
import { heldFromOf } from '@/lib/domain/task/task-hold';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { whyItIsOver } from './why-it-is-over';

/**
 * Brings a held task back to where it was held from, if it is still held and what it was held until has come: a time, a
 * resource, another task. Otherwise nothing: who held it anew, or resumed it meanwhile, is not overruled.
 * @throws StaleTaskError when somebody is at it right now
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
  const reason = await whyItIsOver(repository, task, now());
  if (reason === undefined) {
    return;
  }
  const resource = applyVerb(task, {
    verb: 'resume',
    action: { seenVersion: read.version, reason },
    actor: SYSTEM_ACTOR,
    policy: read.taskType.policy,
    now: now(),
    heldFrom: heldFromOf(task),
  });
  await repository.commit([{ kind: 'put', resource, seenVersion: read.version, verb: 'resume', read }]);
}
