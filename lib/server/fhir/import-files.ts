import 'server-only';
import { randomBytes } from 'node:crypto';
import type { Bundle, OperationOutcome, Resource } from '@medplum/fhirtypes';
import type { Change } from '@/lib/server/repository/change';
import type { Repository } from '@/lib/server/repository/repository';
import { processBundle } from './bundle-processor';
import type { FhirCall } from './fhir-call';
import { filesAt, type Source, sourcesIn } from './import-sources';
import { failureOf } from './outcome';
import { parsePrefer } from './prefer';
import { validateResource } from './validate';

export type ImportRefusal = { file: string; place: string; reason: string };
export type ImportReport = { files: number; counts: ReadonlyMap<string, number>; refusals: readonly ImportRefusal[] };
export type ImportOptions = { repository: Repository; baseUrl: string; onProgress: (done: number) => void };

type Stored = Resource & { id: string };
type State = ImportOptions & {
  counts: Map<string, number>;
  refusals: ImportRefusal[];
  waiting: { source: Source; resource: Stored }[];
  done: number;
};

/** How many plain resources go into one commit; a refused one sends its commit back to be written one by one. */
const TOGETHER = 100;

/** Imports files and folders: resources by their ids, a transaction whole or not at all. What is refused is told, and the rest goes on. */
export async function importFiles(paths: readonly string[], options: ImportOptions): Promise<ImportReport> {
  const files = await filesAt(paths);
  const state: State = { ...options, counts: new Map(), refusals: [], waiting: [], done: 0 };
  for (const file of files) {
    for await (const source of sourcesIn(file)) {
      await importSource(source, state);
    }
  }
  await writeWaiting(state);
  return { files: files.length, counts: state.counts, refusals: state.refusals };
}

async function importSource(source: Source, state: State): Promise<void> {
  try {
    if (source.fault !== undefined) {
      throw new Error(source.fault);
    }
    if (isActing(source.value)) {
      await writeWaiting(state);
      await importBundle(source, source.value, state);
      return;
    }
    const { value } = source;
    validateResource(value);
    state.waiting.push({ source, resource: { ...value, id: value.id ?? state.repository.generateId() } });
  } catch (error) {
    refuse(source, error, state);
    return;
  }
  if (state.waiting.length >= TOGETHER) {
    await writeWaiting(state);
  }
}

function isActing(value: unknown): value is Bundle {
  const { resourceType, type } = (value ?? {}) as { resourceType?: unknown; type?: unknown };
  return resourceType === 'Bundle' && (type === 'transaction' || type === 'batch');
}

async function writeWaiting(state: State): Promise<void> {
  const waiting = state.waiting.splice(0);
  if (waiting.length === 0) {
    return;
  }
  try {
    await state.repository.commit(waiting.map(({ resource }): Change => ({ kind: 'put', resource })));
    for (const { resource } of waiting) {
      count(resource, state);
    }
  } catch {
    // Which one is at fault shows when each goes alone.
    await writeEach(waiting, state);
  }
}

async function writeEach(waiting: State['waiting'], state: State): Promise<void> {
  for (const { source, resource } of waiting) {
    try {
      await state.repository.commit([{ kind: 'put', resource }]);
      count(resource, state);
    } catch (error) {
      refuse(source, error, state);
    }
  }
}

async function importBundle(source: Source, bundle: Bundle, state: State): Promise<void> {
  const answer = await processBundle(callFor(bundle, state));
  (answer.entry ?? []).forEach(({ resource, response }, index) => {
    if (Number(response?.status) >= 400) {
      const reasons = textOf(response?.outcome as OperationOutcome | undefined);
      state.refusals.push({
        file: source.file,
        place: [source.place, `Bundle.entry[${index}]`].filter(Boolean).join(' '),
        reason: reasons,
      });
    } else if (resource !== undefined && bundle.entry?.[index]?.request?.method !== 'GET') {
      count(resource, state);
    }
  });
}

function callFor(bundle: Bundle, { repository, baseUrl }: State): FhirCall {
  return {
    method: 'POST',
    target: { kind: 'system' },
    query: new URLSearchParams(),
    repository,
    baseUrl,
    pageKey: () => Promise.resolve(randomBytes(32)),
    prefer: parsePrefer(null),
    conditions: { ifMatch: undefined, ifNoneMatch: undefined, ifNoneExist: undefined, ifModifiedSince: undefined },
    body: () => Promise.resolve({ kind: 'json', value: bundle }),
  };
}

function count({ resourceType }: Resource, state: State): void {
  state.counts.set(resourceType, (state.counts.get(resourceType) ?? 0) + 1);
  state.done += 1;
  state.onProgress(state.done);
}

function refuse({ file, place }: Source, error: unknown, state: State): void {
  const { outcome, isUnexpected } = failureOf(error);
  const reason = isUnexpected && error instanceof Error ? error.message : textOf(outcome);
  state.refusals.push({ file, place, reason });
}

const MOST_REASONS = 5;

function textOf(outcome: OperationOutcome | undefined): string {
  const issues = outcome?.issue ?? [];
  const shown = issues
    .slice(0, MOST_REASONS)
    .map(({ details, expression }) => [expression?.join(', '), details?.text].filter(Boolean).join(': '));
  return (
    [...shown, ...(issues.length > MOST_REASONS ? [`and ${issues.length - MOST_REASONS} more`] : [])].join('; ') ||
    'refused'
  );
}
