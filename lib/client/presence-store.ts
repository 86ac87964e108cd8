import { type Presence, type PresenceNews, presenceAfter } from '@/lib/domain/presence/presence';

const NOBODY: readonly string[] = [];

/** Who else looks at what, as this tab knows it. Whoever shows a task hears of that task alone: a list may hold thousands. */
export class PresenceStore {
  #known: Presence = new Map();
  #isLive = false;
  readonly #listeners = new Map<string, Set<() => void>>();

  take(news: PresenceNews): void {
    const before = this.#known;
    this.#known = presenceAfter(before, news);
    const touched = news.all ? [...before.keys(), ...this.#known.keys()] : Object.keys(news.tasks);
    this.#tell(touched);
  }

  /** While nothing is heard of them, nobody knows who looks: nobody is shown. */
  setLive(isLive: boolean): void {
    if (isLive !== this.#isLive) {
      this.#isLive = isLive;
      this.#tell([...this.#known.keys()]);
    }
  }

  namesOf(task: string): readonly string[] {
    return this.#isLive ? (this.#known.get(task) ?? NOBODY) : NOBODY;
  }

  subscribe(task: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(task) ?? new Set();
    this.#listeners.set(task, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(task) === listeners) {
        this.#listeners.delete(task);
      }
    };
  }

  #tell(tasks: readonly string[]): void {
    for (const task of new Set(tasks)) {
      for (const listener of this.#listeners.get(task) ?? []) {
        listener();
      }
    }
  }
}

/** The store of this tab, which the live stream fills. */
export const presenceStore = new PresenceStore();
