import type { PresenceNews } from './presence';

/** A task at which people look: who may see it, and who they are. Without people: nobody looks any more. */
export type LookedAt = {
  task: string;
  reach: readonly string[];
  people: readonly { account: string; name: string }[];
};

/** For whom it is: the account that is signed in, and the keys it reads by. */
export type PresenceReader = { account: string; keys: ReadonlySet<string> };
type MaySee = (reader: PresenceReader, reach: readonly string[]) => boolean;

/** The predicate of every read (lib/domain/access/visible-to), on keys that are at hand. */
const seesReach: MaySee = ({ keys }, reach) => reach.some((key) => keys.has(key));

/** What one reader was told of who looks at what; answers only what is news. Nobody hears of themselves, nor of tasks they may not see. */
export class PresenceFor {
  readonly #maySee: MaySee;
  #reader: PresenceReader;
  /** The names that were told, as text. */
  readonly #told = new Map<string, string>();

  constructor(reader: PresenceReader, maySee: MaySee = seesReach) {
    this.#reader = reader;
    this.#maySee = maySee;
  }

  /** The reader reads by other keys from now on. */
  readBy(keys: ReadonlySet<string>): void {
    this.#reader = { ...this.#reader, keys };
  }

  /** Everything, for a reader who knows nothing yet. */
  all(present: readonly LookedAt[]): PresenceNews {
    this.#told.clear();
    return { all: true, ...(this.newsOf(present) ?? { tasks: {} }) };
  }

  /** What is news to the reader in what changed; undefined when nothing. */
  newsOf(changed: readonly LookedAt[]): PresenceNews | undefined {
    const tasks = Object.fromEntries(changed.flatMap((each) => this.#newsOfTask(each)));
    return Object.keys(tasks).length === 0 ? undefined : { tasks };
  }

  #newsOfTask({ task, reach, people }: LookedAt): [string, string[]][] {
    const others = people.filter(({ account }) => account !== this.#reader.account);
    const names = this.#maySee(this.#reader, reach) ? others.map(({ name }) => name).sort() : [];
    const text = names.join('\n');
    if (text === (this.#told.get(task) ?? '')) {
      return [];
    }
    if (text === '') {
      this.#told.delete(task);
    } else {
      this.#told.set(task, text);
    }
    return [[task, names]];
  }
}
