import 'server-only';
import type { LookedAt } from '@/lib/domain/presence/presence-for';
import { pool } from '@/lib/server/database/pool';
import type { Queryable } from '@/lib/server/database/queryable';
import { WakeUp } from '@/lib/server/ledger/wake-up';
import { log } from '@/lib/server/log';
import { readPresence } from './presence-table';

/** Gets everything first (`isAll`), then what changed. */
type Subscriber = (looked: readonly LookedAt[], isAll: boolean) => void;
type HubOptions = { db: () => Queryable; everyMilliseconds?: number; now?: () => Date };

const LOOK_MILLISECONDS = 1000;

/**
 * Who looks at what, for everybody who listens in this process: one query a second, however many they are. Works from the first
 * subscriber on and rests when the last one leaves. What cannot be read is not known: then nobody looks.
 */
export class PresenceHub {
  readonly #options: HubOptions;
  readonly #subscribers = new Set<Subscriber>();
  readonly #bell = new WakeUp();
  #present: ReadonlyMap<string, LookedAt> | undefined;
  #lastLook: Promise<void> = Promise.resolve();
  #working: Promise<void> | undefined;

  constructor(options: HubOptions) {
    this.#options = options;
  }

  /** The answer ends it. */
  subscribe(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber);
    if (this.#present !== undefined) {
      subscriber(this.present(), true);
    }
    this.#work();
    return () => {
      this.#subscribers.delete(subscriber);
      this.#bell.wake();
    };
  }

  /** What was seen last. */
  present(): readonly LookedAt[] {
    return [...(this.#present?.values() ?? [])];
  }

  /** Looks now, after the look that is under way. */
  look(): Promise<void> {
    this.#lastLook = this.#lastLook.then(async () => this.#take(await this.#read()));
    return this.#lastLook;
  }

  /** Resolves when the last subscriber has left and nothing is under way. */
  async rested(): Promise<void> {
    await this.#working;
  }

  #work(): void {
    this.#working ??= this.#lookWhileWanted().finally(() => {
      this.#working = undefined;
      // Somebody may have come while the last one was leaving.
      if (this.#subscribers.size > 0) {
        this.#work();
      }
    });
  }

  async #lookWhileWanted(): Promise<void> {
    while (this.#subscribers.size > 0) {
      await this.look();
      await this.#bell.sleep(this.#options.everyMilliseconds ?? LOOK_MILLISECONDS);
    }
    this.#present = undefined;
  }

  async #read(): Promise<LookedAt[]> {
    const { db, now } = this.#options;
    return readPresence(db(), { now: now?.() }).catch((error: unknown) => {
      log().warn({ error }, 'who looks at what could not be read');
      return [];
    });
  }

  #take(found: readonly LookedAt[]): void {
    const before = this.#present;
    const present = new Map(found.map((each) => [each.task, each]));
    this.#present = present;
    if (before === undefined) {
      this.#tell(found, true);
      return;
    }
    const left = [...before.values()].filter(({ task }) => !present.has(task));
    const changed = [
      ...found.filter((each) => !isSame(before.get(each.task), each)),
      ...left.map((each) => ({ ...each, people: [] })),
    ];
    if (changed.length > 0) {
      this.#tell(changed, false);
    }
  }

  #tell(looked: readonly LookedAt[], isAll: boolean): void {
    for (const subscriber of this.#subscribers) {
      subscriber(looked, isAll);
    }
  }
}

function isSame(before: LookedAt | undefined, after: LookedAt): boolean {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(after);
}

const slot = globalThis as typeof globalThis & { taskwardPresence?: PresenceHub };

/** The process's hub; on globalThis because Next loads this module once per bundle. */
export function presenceHub(): PresenceHub {
  slot.taskwardPresence ??= new PresenceHub({ db: pool });
  return slot.taskwardPresence;
}
