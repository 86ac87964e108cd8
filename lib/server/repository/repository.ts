import 'server-only';
import { FhirRepository } from '@medplum/fhir-router';
import type { Bundle, Resource, Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import type { Read } from '@/lib/server/audit/read-event';
import type { Refused } from '@/lib/server/audit/refusal-event';
import type { Change, Guard, Stored, Written } from './change';

/** Which versions: `since` and `at` as FHIR writes them, `before` the cursor of an earlier page, `count` at most so many. */
export type HistoryQuery = { id?: string; count: number; since?: string; at?: string; before?: string };

/** A resource as it stands; `commit` takes it as what was read. */
export type StoredResource = Stored & { resource: Resource & { id: string } };
/** A Task as it stands. */
export type StoredTask = Stored & { task: Task & { id: string } };

/**
 * The port: Medplum's FhirRepository (what its router needs) and what it lacks. One per request, for one actor.
 * The stock write methods all end in `commit`; nobody above calls `withTransaction`.
 */
export abstract class Repository extends FhirRepository {
  abstract readonly actor: Actor;
  /** The clock of this request. */
  abstract readonly now: () => Date;

  /**
   * Writes all changes or none, each Task through the gate, with one Provenance and one AuditEvent for each act.
   * @throws StaleTaskError when a seen version has moved; RefusedError when a rule says no; NotVisibleError; InputError.
   */
  abstract commit(changes: readonly Change[], guards?: readonly Guard[]): Promise<readonly Written[]>;

  /**
   * Asks what `commit` would say of these changes at this moment, and writes nothing: the same rules in the same order.
   * @throws what `commit` throws of them
   */
  abstract judge(changes: readonly Change[]): Promise<void>;

  /** Search by the query string as it was sent; Medplum's SearchRequest loses modifiers. Answers a searchset Bundle. */
  abstract searchRaw(
    type: Resource['resourceType'],
    query: URLSearchParams,
    options?: { strict?: boolean },
  ): Promise<Bundle>;

  /** History of a type, or of the whole store without one, newest first (hl7.org/fhir/R4/http.html#history). */
  abstract readTypeHistory(type: Resource['resourceType'] | undefined, query: HistoryQuery): Promise<Bundle>;

  /** Records that the actor was refused something, durably: to be awaited before they are told. @throws UnrecordedError */
  abstract recordRefusal(refused: Refused): Promise<void>;

  /**
   * Records what the actor is about to be shown, durably: to be awaited before they see it. `shown` is the resource itself,
   * where it is one; whom it is about is read out of it. @throws UnrecordedError
   */
  abstract recordRead(read: Read, shown?: Resource): Promise<void>;

  /** A visible resource and what the store says of it. @throws NotVisibleError, GoneError */
  abstract readStored(type: Resource['resourceType'], id: string): Promise<StoredResource>;

  /** A visible Task and what the store says of it: version, the reach keys it is seen under, its type. @throws NotVisibleError */
  abstract readTask(id: string): Promise<StoredTask>;
}
