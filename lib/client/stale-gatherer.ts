import type { Query, QueryClient } from '@tanstack/react-query';
import { taskKeys } from './query-keys';
import { showsTask } from './shows-task';
import { type LiveEvent, STALE_AFTER, STALE_AFTER_GAP } from './stale-keys';

const GATHER_MILLISECONDS = 250;
const PAUSE_MILLISECONDS = 1000;

/** Gathers what became stale, so that a burst of events costs one refetch: after a quarter of a second, then once a second. */
export class StaleGatherer {
  readonly #queryClient: Pick<QueryClient, 'invalidateQueries'>;
  readonly #tasks = new Set<string>();
  #isGap = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastFlush = 0;

  constructor(queryClient: Pick<QueryClient, 'invalidateQueries'>) {
    this.#queryClient = queryClient;
  }

  add(event: LiveEvent): void {
    this.#tasks.add(event.id);
    this.#schedule();
  }

  /** Something may have been missed: everything live is stale. */
  addGap(): void {
    this.#isGap = true;
    this.#schedule();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(): void {
    const sinceLast = Date.now() - this.#lastFlush;
    this.#timer ??= setTimeout(() => this.#flush(), Math.max(GATHER_MILLISECONDS, PAUSE_MILLISECONDS - sinceLast));
  }

  #flush(): void {
    this.#timer = undefined;
    this.#lastFlush = Date.now();
    const keys = this.#isGap
      ? STALE_AFTER_GAP
      : [...STALE_AFTER.task.lists, ...[...this.#tasks].map(STALE_AFTER.task.one)];
    const ids = new Set(this.#tasks);
    this.#isGap = false;
    this.#tasks.clear();
    // The page of a task shows others as well: its parts, and what it waits for.
    const predicate = ({ state }: Query) => showsTask(state.data, ids);
    void this.#queryClient.invalidateQueries({ queryKey: taskKeys.all, predicate });
    for (const queryKey of keys) {
      void this.#queryClient.invalidateQueries({ queryKey });
    }
  }
}
