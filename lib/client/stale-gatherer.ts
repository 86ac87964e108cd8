import type { Query, QueryClient } from '@tanstack/react-query';
import { tellChangedTasks } from './changed-tasks';
import { Gathered } from './gathered';
import { taskKeys } from './query-keys';
import { showsTask } from './shows-task';
import { type LiveEvent, STALE_AFTER, STALE_AFTER_GAP } from './stale-keys';

/** Rows are read one by one, so they follow at once; counts and whole screens once a second. */
const ROWS = { gather: 40, pause: 250 };
const SCREENS = { gather: 250, pause: 1000 };

/** So many at once are read as a whole: that is less than one by one. */
const MOST_ONE_BY_ONE = 300;

/** Gathers what became stale, so that a burst of events costs one reading of the rows and one refetch of each screen. */
export class StaleGatherer {
  readonly #queryClient: Pick<QueryClient, 'invalidateQueries'>;
  readonly #rows = new Gathered(ROWS, (ids, isUnknown) =>
    tellChangedTasks(isUnknown || ids.size > MOST_ONE_BY_ONE ? 'unknown' : [...ids]),
  );
  readonly #screens = new Gathered(SCREENS, (ids, isUnknown) =>
    this.#makeStale(ids, isUnknown || ids.size > MOST_ONE_BY_ONE),
  );

  constructor(queryClient: Pick<QueryClient, 'invalidateQueries'>) {
    this.#queryClient = queryClient;
  }

  add(event: LiveEvent): void {
    this.#rows.add(event.id);
    this.#screens.add(event.id);
  }

  /** Something may have been missed: everything live is stale. */
  addGap(): void {
    this.#rows.addUnknown();
    this.#screens.addUnknown();
  }

  stop(): void {
    this.#rows.stop();
    this.#screens.stop();
  }

  #makeStale(ids: ReadonlySet<string>, isGap: boolean): void {
    const keys = isGap ? STALE_AFTER_GAP : [...STALE_AFTER.task.lists, ...[...ids].map(STALE_AFTER.task.one)];
    // The page of a task shows others as well: its parts, and what it waits for.
    const predicate = ({ state }: Query) => showsTask(state.data, ids);
    void this.#queryClient.invalidateQueries({ queryKey: taskKeys.all, predicate });
    for (const queryKey of keys) {
      void this.#queryClient.invalidateQueries({ queryKey });
    }
  }
}
