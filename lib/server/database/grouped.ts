import 'server-only';
import type { Pool } from 'pg';

type Options<Item, Answer> = {
  /** The most that go together. */
  most: number;
  /** How many groups may be under way at a time; beside another one goes only a full one. */
  atOnce: number;
  mayJoin?: (group: readonly Item[], item: Item) => boolean;
  /** Answers every item of the group in its order, or fails as a whole. */
  run: (group: readonly Item[]) => Promise<readonly Answer[]>;
};
type Waiting<Item, Answer> = { item: Item; resolve: (answer: Answer) => void; reject: (error: unknown) => void };

/**
 * Lets those that come at the same moment, or while others are under way, go to the database as one statement. Each gets
 * its own answer after the statement that carries it has ended. One group at a time, unless many wait: so the database works
 * on one group while this process works on what comes next, and neither is cut into small pieces. When a statement of several fails and has certainly
 * changed nothing, each of them is run alone, so that nobody fails for another; after any other failure (a connection
 * that was lost) all of them get it.
 */
export function grouped<Item, Answer>({
  most,
  atOnce,
  mayJoin = () => true,
  run,
}: Options<Item, Answer>): (item: Item) => Promise<Answer> {
  let waiting: Waiting<Item, Answer>[] = [];
  let underWay = 0;
  let isDue = false;

  function takeGroup(): Waiting<Item, Answer>[] {
    const group: Waiting<Item, Answer>[] = [];
    const left: Waiting<Item, Answer>[] = [];
    for (const each of waiting) {
      const joins = group.length === 0 || (group.length < most && mayJoin(itemsOf(group), each.item));
      (joins ? group : left).push(each);
    }
    waiting = left;
    return group;
  }

  function start(): void {
    isDue = false;
    while (waiting.length > 0 && (underWay === 0 || (underWay < atOnce && waiting.length >= most))) {
      const group = takeGroup();
      underWay += 1;
      // The place is free before those of a failed group go alone: one of them may have to wait for long.
      void settle(group, run).then((alone) => {
        underWay -= 1;
        start();
        for (const each of alone) {
          void settle([each], run);
        }
      });
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isDue) {
        // Not at once: what else comes in this turn of the event loop goes along.
        isDue = true;
        setImmediate(start);
      }
    });
}

/** One such queue per pool, which is one per database. */
export function groupedPerPool<Item, Answer>(
  optionsFor: (pool: Pool) => Options<Item, Answer>,
): (pool: Pool) => (item: Item) => Promise<Answer> {
  const queues = new WeakMap<Pool, (item: Item) => Promise<Answer>>();
  return (pool) => {
    const queue = queues.get(pool) ?? grouped(optionsFor(pool));
    queues.set(pool, queue);
    return queue;
  };
}

/** Runs a group and answers who of it has to go alone. */
async function settle<Item, Answer>(
  group: readonly Waiting<Item, Answer>[],
  run: Options<Item, Answer>['run'],
): Promise<readonly Waiting<Item, Answer>[]> {
  try {
    const answers = await run(itemsOf(group));
    for (const [index, { resolve }] of group.entries()) {
      resolve(answers[index] as Answer);
    }
    return [];
  } catch (error) {
    if (group.length > 1 && changedNothing(error)) {
      return group;
    }
    for (const { reject } of group) {
      reject(error);
    }
    return [];
  }
}

function itemsOf<Item>(group: readonly { item: Item }[]): Item[] {
  return group.map(({ item }) => item);
}

/** Classes of errors with which PostgreSQL rolls back a statement: its values, its rules, its rows or locks (Appendix A of its manual). */
const ROLLED_BACK = /^(?:2[1-3]|40|42|54|55|P0)/;
/** Whether the statement completed is not known. */
const UNKNOWN = '40003';

function changedNothing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ROLLED_BACK.test(code) && code !== UNKNOWN;
}
