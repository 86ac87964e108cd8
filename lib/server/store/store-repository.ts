import 'server-only';
import { formatSearchQuery, type Operation, type SearchRequest, type WithId } from '@medplum/core';
import type {
  CreateResourceOptions,
  DeleteResourceOptions,
  ReadHistoryOptions,
  UpdateResourceOptions,
} from '@medplum/fhir-router';
import type { Bundle, Parameters, Reference, Resource } from '@medplum/fhirtypes';
import type { Pool } from 'pg';
import type { Actor } from '@/lib/domain/access/actor';
import { readRuleOf } from '@/lib/domain/access/read-rule';
import { visibleTo } from '@/lib/domain/access/visible-to';
import { GoneError, InputError, NotVisibleError, StaleTaskError } from '@/lib/domain/fhir/errors';
import { idOfType } from '@/lib/domain/fhir/reference';
import { type Read, readEventOf } from '@/lib/server/audit/read-event';
import { type Refused, refusalEventOf } from '@/lib/server/audit/refusal-event';
import type { Queryable } from '@/lib/server/database/queryable';
import { inSnapshot } from '@/lib/server/database/snapshot';
import { hintCommit } from '@/lib/server/ledger/hint';
import { canRead } from '@/lib/server/projection/visibility';
import { applyPatch } from '@/lib/server/repository/apply-patch';
import type { Change, Guard, Stored, Written } from '@/lib/server/repository/change';
import {
  type HistoryQuery,
  Repository,
  type StoredResource,
  type StoredTask,
} from '@/lib/server/repository/repository';
import { commitToStore, judgeForStore } from './commit-to-store';
import { currentVersions } from './current-versions';
import { readInstanceHistory, readTypeHistory, readVersion } from './history';
import { type RecordedEvent, recordEvent } from './record-event';
import { patientsOf } from './recorded-acts';
import { searchStore } from './search';
import { searchValuesOf } from './search-index';
import type { SearchOptions } from './search-query';

/** What a repository is made of, once per request. */
export type StoreOptions = {
  pool: Pool;
  /** Connections with a limit of time for what is searched; without them searches share those of the writes. */
  searchPool?: Pool;
  actor: Actor;
  now: () => Date;
  newId: () => string;
  timeZone: string;
  baseUrl: string;
};

const MOST_VERSIONS = 1000;
const MOST_PATCH_TRIES = 20;

/** The embedded store: our PostgreSQL is the record. Made per request, for one actor. */
export class StoreRepository extends Repository {
  readonly actor: Actor;
  readonly now: () => Date;
  readonly #options: StoreOptions;

  constructor(options: StoreOptions) {
    super();
    this.actor = options.actor;
    this.now = options.now;
    this.#options = options;
  }

  async commit(changes: readonly Change[], guards: readonly Guard[] = []): Promise<readonly Written[]> {
    const written = await commitToStore(changes, guards, {
      ...this.#options,
      matches: async (db, guard) => {
        const bundle = await searchStore(
          db,
          guard.type,
          new URLSearchParams(guard.criteria),
          this.#searchOptions(true),
        );
        return (bundle.entry ?? []).flatMap(({ resource }) => resource?.id ?? []);
      },
    });
    hintCommit(this.#options.pool);
    return written;
  }

  judge(changes: readonly Change[]): Promise<void> {
    return judgeForStore(changes, this.#options);
  }

  async recordRefusal(refused: Refused): Promise<void> {
    const patient = await this.#patientOf(refused.about);
    return this.#record((context) => refusalEventOf({ ...refused, patient }, context));
  }

  recordRead(read: Read, shown?: Resource): Promise<void> {
    const { baseUrl } = this.#options;
    const patients = shown === undefined ? [] : patientsOf(shown, searchValuesOf(shown, baseUrl));
    return this.#record((context) =>
      readEventOf({ ...read, patients: [...(read.patients ?? []), ...patients] }, context),
    );
  }

  /** Whom a Task is for, whoever sees it: an auditor asks by patient. */
  async #patientOf(about: string | undefined): Promise<string | undefined> {
    const task = idOfType(about, 'Task');
    if (task === undefined) {
      return undefined;
    }
    const { rows } = await this.#options.pool.query<{ patient: string | null }>(
      'select patient from task_row where id = $1',
      [task],
    );
    return rows[0]?.patient ?? undefined;
  }

  #record(eventOf: (context: { id: string; actor: Actor; at: string }) => RecordedEvent): Promise<void> {
    const { pool, newId, now } = this.#options;
    return recordEvent(pool, eventOf({ id: newId(), actor: this.actor, at: now().toISOString() }), this.#options);
  }

  searchRaw(
    type: Resource['resourceType'],
    query: URLSearchParams,
    options: { strict?: boolean } = {},
  ): Promise<Bundle> {
    const { pool, searchPool = pool } = this.#options;
    const search = (db: Queryable) => searchStore(db, type, query, this.#searchOptions(options.strict ?? false));
    return query.has('_cursor') ? inSnapshot(searchPool, search) : search(searchPool);
  }

  readTypeHistory(type: Resource['resourceType'] | undefined, query: HistoryQuery): Promise<Bundle> {
    const { pool, searchPool = pool, baseUrl } = this.#options;
    return readTypeHistory(searchPool, type, { ...query, actor: this.actor, baseUrl });
  }

  async readStored(type: string, id: string): Promise<StoredResource> {
    const stored = (await currentVersions(this.#options.pool, [{ type, id }])).get(`${type}/${id}`);
    if (stored === undefined || !(await this.#isSeen(stored, type, id))) {
      throw new NotVisibleError(`${type}/${id}`);
    }
    const { resource } = stored;
    if (resource === undefined) {
      throw new GoneError(`${type}/${id}`);
    }
    return { ...stored, resource };
  }

  async readTask(id: string): Promise<StoredTask> {
    const stored = (await currentVersions(this.#options.pool, [{ type: 'Task', id }])).get(`Task/${id}`);
    if (stored?.resource?.resourceType !== 'Task' || !visibleTo(this.actor, stored.reach)) {
      throw new NotVisibleError('This task');
    }
    return { ...stored, task: stored.resource };
  }

  // What Medplum's router calls; every write of it ends in `commit`.

  setMode(): void {}

  generateId(): string {
    return this.#options.newId();
  }

  async createResource<T extends Resource>(resource: T, options?: CreateResourceOptions): Promise<WithId<T>> {
    const id = (options?.assignedId === true ? resource.id : undefined) ?? this.generateId();
    return this.#put<T>({ kind: 'put', resource: { ...resource, id }, mustBeNew: true });
  }

  async updateResource<T extends Resource>(resource: T, options?: UpdateResourceOptions): Promise<WithId<T>> {
    if (resource.id === undefined) {
      throw new InputError('An update needs an id.', {
        fields: [{ field: `${resource.resourceType}.id`, message: 'missing' }],
      });
    }
    return this.#put<T>({
      kind: 'put',
      resource: { ...resource, id: resource.id },
      ...(options?.ifMatch !== undefined && { seenVersion: options.ifMatch }),
    });
  }

  async deleteResource(type: string, id: string, options?: DeleteResourceOptions): Promise<void> {
    await this.commit([
      {
        kind: 'delete',
        type: type as Resource['resourceType'],
        id,
        ...(options?.ifMatch !== undefined && { seenVersion: options.ifMatch }),
      },
    ]);
  }

  /** Read, apply, update; without a version of the caller's it is applied again to what stands when somebody was faster. */
  async patchResource<T extends Resource>(
    type: T['resourceType'],
    id: string,
    patch: Operation[] | Parameters,
    options?: UpdateResourceOptions,
  ): Promise<WithId<T>> {
    for (let tries = 1; ; tries += 1) {
      const before = await this.readResource<T>(type, id);
      const seenVersion = options?.ifMatch ?? before.meta?.versionId ?? '';
      try {
        return await this.#put<T>({ kind: 'put', resource: applyPatch(before, patch), seenVersion });
      } catch (error) {
        if (!(error instanceof StaleTaskError) || options?.ifMatch !== undefined || tries >= MOST_PATCH_TRIES) {
          throw error;
        }
      }
    }
  }

  async readResource<T extends Resource>(type: string, id: string): Promise<WithId<T>> {
    return (await this.readStored(type, id)).resource as WithId<T>;
  }

  async readVersion<T extends Resource>(type: string, id: string, version: string): Promise<WithId<T>> {
    if (!(await canRead(this.#options.pool, this.actor, type, id))) {
      throw new NotVisibleError(`${type}/${id}`);
    }
    return (await readVersion(this.#options.pool, { type, id, version })) as WithId<T>;
  }

  async readHistory<T extends Resource>(
    type: string,
    id: string,
    options?: ReadHistoryOptions,
  ): Promise<Bundle<WithId<T>>> {
    return (await readInstanceHistory(this.#options.pool, {
      type,
      id,
      count: options?.limit ?? MOST_VERSIONS,
      baseUrl: this.#options.baseUrl,
      actor: this.actor,
    })) as Bundle<WithId<T>>;
  }

  async readReference<T extends Resource>(reference: Reference<T>): Promise<WithId<T>> {
    const [type, id] = reference.reference?.split('/') ?? [];
    if (type === undefined || id === undefined) {
      throw new NotVisibleError('The reference');
    }
    return this.readResource<T>(type, id);
  }

  readReferences<T extends Resource>(references: readonly Reference<T>[]): Promise<(T | Error)[]> {
    return Promise.all(
      references.map((reference) =>
        this.readReference(reference).catch((error: unknown) =>
          error instanceof Error ? error : new Error('unreadable', { cause: error }),
        ),
      ),
    );
  }

  async search<T extends Resource>(request: SearchRequest<T>): Promise<Bundle<WithId<T>>> {
    return (await this.searchRaw(
      request.resourceType as Resource['resourceType'],
      new URLSearchParams(formatSearchQuery(request)),
    )) as Bundle<WithId<T>>;
  }

  async searchByReference<T extends Resource>(
    request: SearchRequest<T>,
    field: string,
    references: string[],
  ): Promise<Record<string, WithId<T>[]>> {
    const pairs = references.map(async (reference) => {
      const query = new URLSearchParams(formatSearchQuery(request));
      query.set(field, reference);
      const bundle = await this.searchRaw(request.resourceType as Resource['resourceType'], query);
      return [
        reference,
        (bundle.entry ?? []).flatMap(({ resource }) => (resource === undefined ? [] : [resource as WithId<T>])),
      ] as const;
    });
    return Object.fromEntries(await Promise.all(pairs));
  }

  /** A transaction cannot exist over HTTP, so it does not exist here either: all writes of one act are one `commit`. */
  withTransaction<TResult>(): Promise<TResult> {
    throw new Error('Write all changes in one commit.');
  }

  async #put<T extends Resource>(change: Change): Promise<WithId<T>> {
    const [written] = await this.commit([change]);
    return written?.resource as WithId<T>;
  }

  /** The reach of a Task came with it; any other resource is asked for. */
  async #isSeen(stored: Stored, type: string, id: string): Promise<boolean> {
    return readRuleOf(this.actor, type) === 'task'
      ? visibleTo(this.actor, stored.reach)
      : canRead(this.#options.pool, this.actor, type, id);
  }

  #searchOptions(strict: boolean): SearchOptions {
    return { actor: this.actor, baseUrl: this.#options.baseUrl, strict, now: this.now() };
  }
}
