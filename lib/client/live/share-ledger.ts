import type { Truth } from '@/lib/domain/live/truth';
import { type Presence, type PresenceNews, presenceAfter } from '@/lib/domain/presence/presence';
import { type FollowerOptions, LedgerFollower } from './follow-ledger';
import type { LedgerMessage, LiveMessage, TaskMessage } from './live-message';
import type { SeenNumbers } from './seen-numbers';
import { canTakeTurns, Turns } from './turns';

const NAME = 'taskward-ledger';
/** A leader that says nothing for this many silences is asleep, and whoever is looked at takes over. */
const SILENCES_OF_LEADER = 1.5;

/** What tabs say to each other. */
type Said =
  | { kind: 'hello'; number: number | undefined }
  | { kind: 'heard'; message: LiveMessage }
  | { kind: 'truth'; truth: Truth; isVisible: boolean };

/** What one tab does with what it hears. Each change comes once. */
export type TabListener = {
  onTask: (task: TaskMessage) => void;
  /** Something may have been missed: everything live is stale. */
  onGap: () => void;
  onPresence: (news: PresenceNews) => void;
  onTruth: (truth: Truth) => void;
};

type TabOptions = Pick<FollowerOptions, 'transport' | 'pace' | 'isVisible'> & {
  /** What this tab has seen, by its page to begin with. */
  seen: SeenNumbers;
  asOf: string | undefined;
  listener: TabListener;
};

/**
 * The part of one tab in following the ledger. Tabs of one browser share one connection: one leads, listens and tells the others;
 * when it closes, the next one leads from where itself left off. Where they cannot take turns, each tab listens by itself.
 */
export class TabOfLedger {
  readonly #options: TabOptions;
  readonly #seen: SeenNumbers;
  readonly #channel = canTakeTurns() ? new BroadcastChannel(NAME) : undefined;
  readonly #turns = new Turns(NAME, { begin: () => this.#lead(), end: () => this.#stopLeading() });
  #follower: LedgerFollower | undefined;
  #truth: Truth;
  #presence: Presence = new Map();
  #leader = { heardAt: Date.now(), isVisible: true };
  #askedBackAt = 0;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(options: TabOptions) {
    this.#options = options;
    this.#seen = options.seen;
    this.#truth = { way: 'opening', lostAt: undefined, asOf: options.asOf, heardAt: Date.now() };
  }

  start(): void {
    if (this.#channel === undefined) {
      this.#lead();
      return;
    }
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Said>) => this.#hear(data));
    this.#channel.postMessage({ kind: 'hello', number: this.#seen.number } satisfies Said);
    this.#ticking = setInterval(() => this.#tick(), this.#options.pace.tick);
    this.#turns.start();
  }

  /** Leaves; the next tab leads. */
  stop(): void {
    clearInterval(this.#ticking);
    this.#turns.stop();
    this.#stopLeading();
    this.#channel?.close();
  }

  /** Somebody looks again, the device woke up, or the network came back; see LedgerFollower. */
  wake(state: { isSuspect: boolean }): void {
    this.#follower?.wake(state);
    this.#tick();
  }

  /** Nobody looks at this tab any more: another one that is looked at may have to lead. */
  hide(): void {
    if (this.#follower !== undefined) {
      this.#say({ kind: 'truth', truth: this.#truth, isVisible: false });
    }
  }

  /** The device has no network. */
  lose(): void {
    this.#follower?.lose();
  }

  /** Something was read that is of an earlier number: what changed since is told again. */
  tellSince(number: number): void {
    const changes = this.#seen.since(number);
    if (changes === undefined) {
      this.#options.listener.onGap();
    }
    for (const change of changes ?? []) {
      this.#options.listener.onTask(change);
    }
  }

  #lead(): void {
    const { transport, pace, isVisible } = this.#options;
    this.#follower = new LedgerFollower({
      from: { number: this.#seen.number, truth: this.#truth },
      transport,
      pace,
      isVisible,
      onMessage: (message) => this.#pass({ kind: 'heard', message }),
      onTruth: (truth) => this.#pass({ kind: 'truth', truth, isVisible: isVisible() }),
    });
    this.#follower.start();
  }

  #stopLeading(): void {
    this.#follower?.stop();
    this.#follower = undefined;
    this.#leader.heardAt = Date.now();
  }

  /** From the own stream: to this tab and to the others. */
  #pass(said: Said): void {
    this.#take(said);
    this.#say(said);
  }

  #say(said: Said): void {
    this.#channel?.postMessage(said);
  }

  #hear(said: Said): void {
    if (said.kind === 'hello') {
      this.#welcome(said.number);
    } else if (this.#follower === undefined) {
      this.#leader.heardAt = Date.now();
      this.#take(said);
    }
  }

  /** Tells a tab that is new, or behind, how things stand, and goes back to where it left off. */
  #welcome(number: number | undefined): void {
    if (this.#follower === undefined) {
      return;
    }
    const tasks = Object.fromEntries([...this.#presence].map(([id, who]) => [id, [...who]]));
    this.#say({ kind: 'heard', message: { kind: 'presence', news: { all: true, tasks } } });
    this.#say({ kind: 'truth', truth: this.#truth, isVisible: this.#options.isVisible() });
    if (number !== undefined) {
      this.#follower.goBackTo(number);
    }
  }

  #take(said: Said): void {
    if (said.kind === 'truth') {
      this.#truth = said.truth;
      this.#leader.isVisible = said.isVisible;
      this.#options.listener.onTruth(said.truth);
    } else if (said.kind === 'heard') {
      this.#takeMessage(said.message);
    }
  }

  #takeMessage(message: LiveMessage): void {
    if (message.kind === 'presence') {
      this.#presence = presenceAfter(this.#presence, message.news);
      this.#options.listener.onPresence(message.news);
    } else if (message.kind !== 'sign-of-life') {
      this.#takeOfLedger(message);
    }
  }

  #takeOfLedger(message: LedgerMessage): void {
    const { listener } = this.#options;
    const taken = this.#seen.take(message);
    if (taken === 'hole') {
      this.#askBack(message.to);
    } else if (taken === 'new' && message.kind === 'gap') {
      listener.onGap();
    } else if (taken === 'new' && message.kind === 'task') {
      listener.onTask(message);
    }
  }

  /** This tab is behind the leader: it asks to be told from where it left off. */
  #askBack(leaderNumber: number): void {
    const { number } = this.#seen;
    const now = Date.now();
    if (number === undefined) {
      this.#takeOfLedger({ kind: 'gap', to: leaderNumber });
    } else if (now - this.#askedBackAt >= this.#options.pace.pollAfter) {
      this.#askedBackAt = now;
      this.#say({ kind: 'hello', number });
    }
  }

  #tick(): void {
    if (this.#follower === undefined && this.#options.isVisible() && this.#isLeaderNoUse()) {
      this.#leader = { heardAt: Date.now(), isVisible: true };
      this.#turns.takeOver();
    }
  }

  /** A tab in the background is slowed down by its browser and does not ask; then whoever is looked at leads. */
  #isLeaderNoUse(): boolean {
    const { silence, pollAfter } = this.#options.pace;
    const now = Date.now();
    const { way, lostAt = now } = this.#truth;
    const isWithoutStream = way === 'polling' || now - lostAt >= pollAfter;
    return now - this.#leader.heardAt >= silence * SILENCES_OF_LEADER || (!this.#leader.isVisible && isWithoutStream);
  }
}
