import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { InputError, NotVisibleError } from '@/lib/domain/fhir/errors';
import { localReferencesOf } from '@/lib/domain/fhir/local-references';
import type { Queryable } from '@/lib/server/database/queryable';
import { canRead } from '@/lib/server/projection/visibility';
import type { Change, Stored } from '@/lib/server/repository/change';
import { deciding } from '@/lib/server/repository/change-at-fault';

type Asked = { change: Change; key: string; after: Resource | undefined; before: Stored | undefined };

/**
 * People write only what they see, and only about what they see: a task for a patient shows its maker that patient.
 * Whether a Task itself is visible is asked by its reach. @throws NotVisibleError, InputError (422) that names the reference
 */
export async function refuseHidden(db: Queryable, actor: Actor, changes: readonly Asked[]): Promise<void> {
  if (actor.accessRole === 'agent') {
    return;
  }
  for (const { change, key, before } of changes) {
    const isOther = before?.resource !== undefined && before.resource.resourceType !== 'Task';
    if (isOther) {
      await deciding(change, () => refuseHiddenResource(db, actor, key));
    }
  }
  for (const [reference, change] of addedReferences(changes)) {
    await deciding(change, () => refuseHiddenReference(db, actor, reference));
  }
}

/** What the changes point at beside themselves and beside what the resources as they stand point at already, each by the first that does. */
function addedReferences(changes: readonly Asked[]): ReadonlyMap<string, Change> {
  const known = new Set(changes.flatMap(({ key, before }) => [key, ...localReferencesOf(before?.resource)]));
  const all = changes.flatMap(({ change, after }) =>
    [...localReferencesOf(after)].map((reference) => [reference, change] as const),
  );
  return new Map(all.filter(([reference]) => !known.has(reference)).toReversed());
}

async function refuseHiddenResource(db: Queryable, actor: Actor, key: string): Promise<void> {
  if (!(await isSeen(db, actor, key))) {
    throw new NotVisibleError(key);
  }
}

async function refuseHiddenReference(db: Queryable, actor: Actor, reference: string): Promise<void> {
  if (!(await isSeen(db, actor, reference))) {
    throw new InputError(`${reference} does not exist, or is not yours to see.`, { status: 422 });
  }
}

async function isSeen(db: Queryable, actor: Actor, key: string): Promise<boolean> {
  const [type = '', id = ''] = key.split('/');
  return canRead(db, actor, type, id);
}
