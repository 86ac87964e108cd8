import 'server-only';
import { InputError, NotVisibleError } from '@/lib/domain/fhir/errors';
import { awaitedOf } from '@/lib/domain/task/awaited';
import type { Repository } from '@/lib/server/repository/repository';
import { whyItCame } from './why-it-is-over';

/**
 * Who would hold a task until something is there is told when it is there already, so that they look at it instead. What
 * comes while they write brings the task back. @throws InputError (422)
 */
export async function refuseArrived(repository: Repository, untilResource: string): Promise<void> {
  const awaited = awaitedOf(untilResource);
  if (awaited === undefined) {
    return;
  }
  if (awaited.search === undefined) {
    await refuseUnseen(repository, awaited.about);
  }
  const why = await whyItCame(repository, awaited);
  if (why !== undefined) {
    throw refused(`${why} There is nothing to wait for.`, 'Go on with the task, or hold it until a time.');
  }
}

async function refuseUnseen(repository: Repository, reference: string): Promise<void> {
  try {
    await repository.readTask(reference.slice('Task/'.length));
  } catch (error) {
    throw error instanceof NotVisibleError
      ? refused('The task to wait for does not exist, or is not yours to see.', 'Choose another task.')
      : error;
  }
}

function refused(message: string, way: string): InputError {
  return new InputError(`${message} ${way}`, { status: 422, fields: [{ field: 'untilResource', message: way }] });
}
