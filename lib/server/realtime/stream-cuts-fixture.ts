import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { LiveMessage, TaskMessage } from '@/lib/client/live/live-message';
import type { Pace } from '@/lib/client/live/pace';
import { SeenNumbers } from '@/lib/client/live/seen-numbers';
import { TabOfLedger } from '@/lib/client/live/share-ledger';
import { httpTransport, type Transport } from '@/lib/client/live/transport';
import type { Truth } from '@/lib/domain/live/truth';
import { type Random, randomOf } from '@/lib/server/fhir/random-fixture';
import { until } from '@/lib/server/ledger/test-until';
import { type Cut, CuttingProxy } from './cutting-proxy-fixture';
import { lookAtLedger } from './ledger-event';
import { StreamServer } from './stream-server-fixture';

/** A browser in a hurry, so that hundreds of cuts fit into a minute. */
export const HURRIED: Pace = {
  tick: 20,
  silence: 500,
  reopen: 10,
  longestReopen: 80,
  pollAfter: 60,
  poll: 120,
};

/** A client to be tried: what it keeps of what it has seen, and how it asks. */
export type TriedClient = { seen: (from: number) => SeenNumbers; transport: (base: string) => Transport };
export const OUR_CLIENT: TriedClient = { seen: (from) => new SeenNumbers(from), transport: httpTransport };

/** One open tab, and what it did with what it heard. */
export class TriedTab {
  readonly from: number;
  readonly applied: TaskMessage[] = [];
  readonly truths: Truth[] = [];
  gaps = 0;
  readonly #seen: SeenNumbers;
  readonly #tab: TabOfLedger;

  constructor(from: number, transport: Transport, seen: SeenNumbers) {
    this.from = from;
    this.#seen = seen;
    this.#tab = new TabOfLedger({
      seen,
      asOf: undefined,
      transport,
      pace: HURRIED,
      isVisible: () => true,
      listener: {
        onTask: (task) => this.applied.push(task),
        onGap: () => {
          this.gaps += 1;
        },
        onPresence: () => undefined,
        onTruth: (truth) => this.truths.push(truth),
      },
    });
    this.#tab.start();
  }

  get upTo(): number {
    return this.#seen.number ?? 0;
  }

  close(): void {
    this.#tab.stop();
  }
}

/** A site whose line to the browser is bad. */
export class BadLine {
  readonly server: StreamServer;
  readonly random: Random;
  readonly proxy: CuttingProxy;
  readonly #db: Pool;
  readonly #client: TriedClient;
  #base = '';
  readonly tabs: TriedTab[] = [];
  readonly closed: TriedTab[] = [];

  constructor(options: { db: Pool; cookie: () => string; seed: number; client: TriedClient }) {
    this.#db = options.db;
    this.#client = options.client;
    this.random = randomOf(options.seed);
    this.server = new StreamServer({ cookie: options.cookie });
    this.proxy = new CuttingProxy({ target: () => this.server.port, random: this.random.next });
  }

  async start(): Promise<void> {
    await this.server.start();
    this.#base = `http://127.0.0.1:${await this.proxy.start()}`;
  }

  async stop(): Promise<void> {
    while (this.tabs.length > 0) {
      this.closeTab(0);
    }
    await this.proxy.stop();
    await this.server.stop();
  }

  /** Opens a tab as a page does: it knows where the ledger stood when its rows were read, and begins to listen some time after. */
  async openTab(): Promise<TriedTab> {
    const from = Number((await lookAtLedger(this.#db)).head);
    await pause(this.random.below(100));
    const tab = new TriedTab(from, this.#client.transport(this.#base), this.#client.seen(from));
    this.tabs.push(tab);
    return tab;
  }

  closeTab(index: number): void {
    const [tab] = this.tabs.splice(index, 1);
    if (tab !== undefined) {
      tab.close();
      this.closed.push(tab);
    }
  }

  /** Cuts the line this many times, each time in another way, and answers in which. Every tenth cut a tab closes and another opens. */
  async beBad(cuts: number): Promise<Record<Fault, number>> {
    const counts: Record<Fault, number> = { destroy: 0, half: 0, silent: 0, refuse: 0, restart: 0 };
    for (let cut = 1; cut <= cuts; cut += 1) {
      const fault = this.random.pick(FAULTS);
      // Some are cut before they have said where they begin, most while they serve.
      const isYoung = this.random.next() < 0.2;
      await until(() => this.proxy.hasPassed(isYoung ? '' : 'event: heartbeat'), 'there is a stream to cut');
      await pause(this.random.below(60));
      await this.#commit(fault);
      counts[fault] += 1;
      if (cut % 10 === 0) {
        this.closeTab(this.random.below(this.tabs.length));
        await this.openTab();
      }
    }
    return counts;
  }

  async #commit(fault: Fault): Promise<void> {
    if (fault === 'refuse') {
      this.proxy.isRefusing = true;
      this.proxy.cut('destroy');
      await pause(this.random.below(200));
      this.proxy.isRefusing = false;
    } else if (fault === 'restart') {
      await this.server.stop();
      await pause(this.random.below(100));
      await this.server.start();
    } else {
      this.proxy.cut(fault);
    }
  }
}

type Fault = Cut | 'refuse' | 'restart';
const FAULTS: readonly Fault[] = [
  ...Array<Fault>(6).fill('destroy'),
  ...Array<Fault>(6).fill('half'),
  'silent',
  'refuse',
  'restart',
];

/** A client that opens its streams without saying what it saw last, and takes what it hears for all there was. */
export const FORGETFUL_CLIENT: TriedClient = {
  ...OUR_CLIENT,
  transport: (base) => {
    const http = httpTransport(base);
    return {
      open: ({ after = 0, signal }) => asIfAllWereHeard(http.open({ after: undefined, signal }), after),
      missed: () => Promise.reject(new Error('It does not ask.')),
    };
  },
};

async function* asIfAllWereHeard(messages: AsyncIterable<LiveMessage>, seen: number): AsyncGenerator<LiveMessage> {
  let after = seen;
  for await (const message of messages) {
    if (message.kind === 'task' || message.kind === 'beat') {
      yield { ...message, after };
      after = Math.max(after, message.to);
    }
  }
}

/** A client that acts on what it hears as often as it hears it. */
class Unwary extends SeenNumbers {
  override take(message: Parameters<SeenNumbers['take']>[0]): ReturnType<SeenNumbers['take']> {
    const taken = super.take(message);
    return taken === 'seen' ? 'new' : taken;
  }
}
export const UNWARY_CLIENT: TriedClient = { ...OUR_CLIENT, seen: (from) => new Unwary(from) };
