import type { ListKeyAct } from '@/lib/domain/worklist/list-keys';

/** The parts of the command menu, in its order. */
export const COMMAND_GROUPS = ['task', 'list', 'go', 'account', 'look'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Something that can be done here and now. */
export type Command = {
  /** Says what it is, such as `task.claim`; of two with the same id one counts, see `fallback`. */
  id: string;
  group: CommandGroup;
  label: string;
  /** What tells it from another one of the same name, such as the task it acts on. */
  detail?: string;
  /** More words by which it is found. */
  words?: string;
  /** The list key that does it as well, while it is registered and the person has list keys on. */
  listKey?: ListKeyAct;
  /** Only under its list key: in the menu nobody would see on which row it acts. */
  isKeyOnly?: true;
  /** Gives way to a command of the same id: the page offers a better one. */
  fallback?: true;
  /** False takes it away without unmounting whoever offers it. */
  enabled?: boolean;
  run: () => void;
};

/** What the screens offer at the moment. They register while they are shown; the menu and the list keys read it. */
export class CommandRegistry {
  readonly #sets = new Map<object, readonly Command[]>();
  readonly #listeners = new Set<() => void>();
  #offered: readonly Command[] = [];

  /** Offers commands for a screen in place of those it offered before. Only what a reader can see counts as a change. */
  put(screen: object, commands: readonly Command[]): void {
    const before = this.#sets.get(screen);
    this.#sets.set(screen, commands);
    this.#settle(before === undefined || !looksSame(before, commands));
  }

  remove(screen: object): void {
    if (this.#sets.delete(screen)) {
      this.#settle(true);
    }
  }

  /** In the order of their groups; the same array until something changes. */
  offered(): readonly Command[] {
    return this.#offered;
  }

  /** The command as it is now; undefined when it is not offered any more. */
  find(isIt: (command: Command) => boolean): Command | undefined {
    return this.#current().find(isIt);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #settle(hasChanged: boolean): void {
    if (hasChanged) {
      this.#offered = this.#current();
      for (const listener of this.#listeners) {
        listener();
      }
    }
  }

  #current(): readonly Command[] {
    const offered = [...this.#sets.values()].flat().filter(({ enabled }) => enabled !== false);
    const ofPagesLast = [...offered.filter(({ fallback }) => fallback), ...offered.filter(({ fallback }) => !fallback)];
    const byId = new Map(ofPagesLast.map((command) => [command.id, command]));
    return [...byId.values()].sort((a, b) => COMMAND_GROUPS.indexOf(a.group) - COMMAND_GROUPS.indexOf(b.group));
  }
}

/** The registry of this tab; only effects write to it, so the server never does. */
export const commandRegistry = new CommandRegistry();

function looksSame(before: readonly Command[], after: readonly Command[]): boolean {
  return before.length === after.length && before.every((command, index) => lookOf(command) === lookOf(after[index]));
}

function lookOf(command: Command | undefined): string {
  return JSON.stringify(command);
}
