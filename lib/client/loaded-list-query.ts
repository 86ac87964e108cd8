import { type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  type LoadedList,
  loadedListOf,
  rereadInPlace,
  settled,
  withChanges,
  withPage,
} from '@/lib/domain/worklist/loaded-list';
import { MOST_CHANGES, toSearchParams, type WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { WorklistChanges, WorklistPage } from '@/lib/domain/worklist/worklist-row';
import { getJson } from './get-json';
import { loadedListKeys } from './query-keys';

/** The first page is what a screen shows; whoever scrolls on gets more at a time. */
const FIRST_PAGE = 50;
const NEXT_PAGE = 200;

/**
 * A list as it stands on the screen. Reading it again reads as far as it is loaded and moves nothing. Server and browser
 * use the same key; live events do not make it stale, they ask for the rows that changed (`readChanges`).
 */
export function loadedListQuery(filter: WorklistFilter) {
  return queryOptions({
    queryKey: loadedListKeys.of(filter),
    queryFn: ({ client, signal }) => readList(client, filter, { merge: rereadInPlace, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** How a reading that was made anew is put together with what stands on the screen. */
const MERGES = {
  keepPlaces: rereadInPlace,
  settle: settled,
  takeIn: (_list: LoadedList, fresh: WorklistPage) => loadedListOf(fresh),
};

/** Reads a list again, as far as it is loaded: places kept, set in order again, or with everything new taken in. @throws ApiError */
export async function rereadList(
  client: QueryClient,
  filter: WorklistFilter,
  merge: keyof typeof MERGES,
): Promise<LoadedList> {
  const { queryKey } = loadedListQuery(filter);
  // A reading under way would be answered instead, with its own way of merging.
  await client.cancelQueries({ queryKey });
  return client.fetchQuery({
    queryKey,
    queryFn: ({ signal }) => readList(client, filter, { merge: MERGES[merge], signal }),
    staleTime: 0,
  });
}

/** Reads the next page under what is loaded; nothing where there is none. @throws ApiError */
export async function readNextPage(client: QueryClient, filter: WorklistFilter): Promise<void> {
  const { queryKey } = loadedListQuery(filter);
  const cursor = client.getQueryData(queryKey)?.next ?? null;
  if (cursor === null) {
    return;
  }
  const page = await readPage(filter, { cursor, limit: NEXT_PAGE });
  client.setQueryData(queryKey, (list) => (list === undefined || list.next !== cursor ? list : withPage(list, page)));
}

/** Reads how some tasks stand to the list now, and puts that in. @throws ApiError */
export async function readChanges(client: QueryClient, filter: WorklistFilter, ids: readonly string[]): Promise<void> {
  const { queryKey } = loadedListQuery(filter);
  for (let from = 0; from < ids.length; from += MOST_CHANGES) {
    const asked = ids.slice(from, from + MOST_CHANGES);
    const query = toSearchParams(filter);
    query.set('ids', asked.join(','));
    const cursor = client.getQueryData(queryKey)?.next ?? null;
    if (cursor !== null) {
      query.set('cursor', cursor);
    }
    const changes = await getJson({ path: '/api/worklist/changes', query, answer: WorklistChanges });
    client.setQueryData(queryKey, (list) => list && withChanges(list, asked, changes));
  }
}

type Reading = { merge: (list: LoadedList, fresh: WorklistPage) => LoadedList; signal: AbortSignal };

/** Merges with what stands there when the reading is done, not when it began. */
async function readList(client: QueryClient, filter: WorklistFilter, { merge, signal }: Reading): Promise<LoadedList> {
  const { queryKey } = loadedListQuery(filter);
  const fresh = await readPages(filter, client.getQueryData(queryKey)?.rows.length ?? 0, signal);
  const list = client.getQueryData(queryKey);
  return list === undefined ? loadedListOf(fresh) : merge(list, fresh);
}

/** As many rows as are loaded, and at least a first page; one list, cut by the instants of its first page. */
async function readPages(filter: WorklistFilter, count: number, signal: AbortSignal): Promise<WorklistPage> {
  const first = await readPage(filter, { limit: Math.min(NEXT_PAGE, Math.max(FIRST_PAGE, count)), signal });
  const rows = [...first.rows];
  let { next } = first;
  while (next !== null && rows.length < count) {
    const page: WorklistPage = await readPage(filter, { cursor: next, limit: NEXT_PAGE, signal });
    rows.push(...page.rows);
    next = page.next;
  }
  return { asOf: first.asOf, rows, next };
}

function readPage(
  filter: WorklistFilter,
  { cursor, limit, signal }: { cursor?: string; limit: number; signal?: AbortSignal },
): Promise<WorklistPage> {
  const query = toSearchParams(filter);
  query.set('limit', String(limit));
  if (cursor !== undefined) {
    query.set('cursor', cursor);
  }
  return getJson({ path: '/api/worklist', query, answer: WorklistPage, ...(signal === undefined ? {} : { signal }) });
}
