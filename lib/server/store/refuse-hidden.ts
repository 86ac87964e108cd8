import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { InputError, NotVisibleError } from '@/lib/domain/fhir/errors';
import { localReferencesOf } from '@/lib/domain/fhir/local-references';
import type { Queryable } from '@/lib/server/database/queryable';
import { canRead } from '@/lib/server/projection/visibility';
import type { Stored } from '@/lib/server/repository/change';

type Asked = { key: string; after: Resource | undefined; before: Stored | undefined };

/**
 * People write only what they see, and only about what they see: a task for a patient shows its maker that patient.
 * Whether a Task itself is visible is asked by its reach. @throws NotVisibleError, InputError (422) that names the reference
 */
export async function refuseHidden(db: Queryable, actor: Actor, changes: readonly Asked[]): Promise<void> {
  if (actor.accessRole === 'agent') {
    return;
  }
  const seen = async (key: string) => {
    const [type = '', id = ''] = key.split('/');
    return canRead(db, actor, type, id);
  };
  for (const { key, before } of changes) {
    const isOther = before?.resource !== undefined && before.resource.resourceType !== 'Task';
    if (isOther && !(await seen(key))) {
      throw new NotVisibleError(key);
    }
  }
  for (const reference of addedReferences(changes)) {
    if (!(await seen(reference))) {
      throw new InputError(`${reference} does not exist, or is not yours to see.`, { status: 422 });
    }
  }
}

/** What the changes point at beside themselves and beside what the resources as they stand point at already. */
function addedReferences(changes: readonly Asked[]): readonly string[] {
  const known = new Set(changes.flatMap(({ key, before }) => [key, ...localReferencesOf(before?.resource)]));
  const all = new Set(changes.flatMap(({ after }) => [...localReferencesOf(after)]));
  return [...all].filter((reference) => !known.has(reference));
}
