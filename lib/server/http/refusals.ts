import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { isResourceId } from '@/lib/domain/fhir/resource-type';
import { recordFailure } from '@/lib/server/access/record-failure';
import { repositoryFor } from '@/lib/server/wiring';

type Asked = { actor: Actor | undefined; request: Request; now: Date };
/** Addresses of our own that are about one resource. */
const ABOUT = /^\/api\/(tasks|patients)\/([^/]+)/;
const TYPES: Record<string, string> = { tasks: 'Task', patients: 'Patient' };

/**
 * Does what was asked; a refusal is recorded before whoever asked hears of it, and so is the Task that a conflict shows as it
 * stands. @throws UnrecordedError
 */
export async function recordingRefusals<T>({ actor, request, now }: Asked, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (actor !== undefined) {
      await recordFailure(repositoryFor(actor, { now: () => now }), error, {
        method: request.method,
        about: aboutOf(request),
      });
    }
    throw error;
  }
}

function aboutOf({ url }: Request): string | undefined {
  const [, kind = '', id = ''] = ABOUT.exec(new URL(url).pathname) ?? [];
  const type = TYPES[kind];
  return type !== undefined && isResourceId(id) ? `${type}/${id}` : undefined;
}
