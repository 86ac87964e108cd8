import 'server-only';
import type { Resource, Task } from '@medplum/fhirtypes';
import { GoneError, NotVisibleError } from '@/lib/domain/fhir/errors';
import { lastInstantOf } from '@/lib/domain/fhir/instant';
import { type Awaited, awaitedBy, cameWords, heldWithWords, otherTaskWords } from '@/lib/domain/task/awaited';
import { heldUntilOf, heldWithOf } from '@/lib/domain/task/task-hold';
import { environment } from '@/lib/server/environment';
import type { Repository } from '@/lib/server/repository/repository';

/** Why a task came back by itself, as its story and its heading say it. */
export const HOLD_OVER = 'The time it was held until has come.';

/** Why the hold of a task is over by itself, in words; undefined while it is not, or the task is not held. */
export async function whyItIsOver(repository: Repository, task: Task, now: Date): Promise<string | undefined> {
  if (task.status !== 'on-hold') {
    return undefined;
  }
  const until = lastInstantOf(heldUntilOf(task), environment().timeZone);
  if (until !== undefined && until <= now) {
    return HOLD_OVER;
  }
  const awaited = awaitedBy(task);
  const came = awaited === undefined ? undefined : await whyItCame(repository, awaited);
  const heldWith = heldWithOf(task);
  return came ?? (heldWith === undefined ? undefined : heldWithWords(await readTask(repository, heldWith)));
}

/** Why what is awaited need not be awaited any longer, in words; undefined while it has to be. */
export async function whyItCame(repository: Repository, awaited: Awaited): Promise<string | undefined> {
  const { type, about, search } = awaited;
  if (search === undefined) {
    return otherTaskWords(await readTask(repository, about));
  }
  const query = new URLSearchParams([...search, ['_count', '1']]);
  const { entry = [] } = await repository.searchRaw(type as Resource['resourceType'], query, { strict: true });
  return entry.length === 0 ? undefined : cameWords(awaited);
}

/** A task as it stands; undefined when there is none. */
async function readTask(repository: Repository, reference: string): Promise<Task | undefined> {
  try {
    const { resource } = await repository.readStored('Task', reference.slice('Task/'.length));
    return resource.resourceType === 'Task' ? resource : undefined;
  } catch (error) {
    if (error instanceof NotVisibleError || error instanceof GoneError) {
      return undefined;
    }
    throw error;
  }
}
