import { afterEach, expect, test, vi } from 'vitest';
import type { Truth } from '@/lib/domain/live/truth';
import type { LedgerMessage, LiveMessage, TaskMessage } from './live-message';
import type { Pace } from './pace';
import { SeenNumbers } from './seen-numbers';
import { TabOfLedger } from './share-ledger';
import type { Transport } from './transport';

const HURRIED: Pace = { tick: 10, silence: 150, reopen: 5, longestReopen: 20, pollAfter: 30, poll: 60 };

/** A ledger that can be written to, and how it can be reached. */
class Ledger {
  number = 100;
  canStream = true;
  readonly opened: (number | undefined)[] = [];
  readonly #heads = new Set<() => void>();

  write(): void {
    this.number += 1;
    for (const tell of this.#heads) {
      tell();
    }
  }

  readonly transport: Transport = {
    open: ({ after, signal }) => this.#stream(after, signal),
    missed: ({ after = 0 }) => Promise.resolve({ messages: this.#since(after), more: false }),
  };

  #since(after: number): LedgerMessage[] {
    const tasks = Array.from({ length: this.number - after }, (_, index): LedgerMessage => {
      const to = after + index + 1;
      return { kind: 'task', after: to - 1, to, id: `t${to}`, version: '1' };
    });
    return [...tasks, { kind: 'beat', after: this.number, to: this.number, at: new Date().toISOString() }];
  }

  async *#stream(from = 0, signal: AbortSignal): AsyncGenerator<LiveMessage> {
    this.opened.push(from);
    let after = from;
    while (this.canStream && !signal.aborted) {
      yield* this.#since(after);
      after = this.number;
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, 20);
      this.#heads.add(resolve);
      signal.addEventListener('abort', () => resolve());
      await promise;
      clearTimeout(timer);
      this.#heads.delete(resolve);
    }
  }
}

const open: TabOfLedger[] = [];
afterEach(() => {
  for (const tab of open.splice(0)) {
    tab.stop();
  }
});

function openTab(ledger: Ledger, from: number, isVisible: () => boolean = () => true) {
  const applied: TaskMessage[] = [];
  const truths: Truth[] = [];
  let gaps = 0;
  const tab = new TabOfLedger({
    seen: new SeenNumbers(from),
    asOf: undefined,
    transport: ledger.transport,
    pace: HURRIED,
    isVisible,
    listener: {
      onTask: (task) => applied.push(task),
      onGap: () => {
        gaps += 1;
      },
      onPresence: () => undefined,
      onTruth: (truth) => truths.push(truth),
    },
  });
  open.push(tab);
  tab.start();
  return { tab, numbers: () => applied.map(({ to }) => to), way: () => truths.at(-1)?.way, gaps: () => gaps };
}

const upTo = (number: number, from = 100) => Array.from({ length: number - from }, (_, index) => from + index + 1);

test('a tab whose page is older than the stream of the others is told what it lacks, and they nothing twice', async () => {
  const ledger = new Ledger();
  const first = openTab(ledger, 100);
  await vi.waitFor(() => expect(first.way()).toBe('stream'));
  ledger.write();
  ledger.write();
  await vi.waitFor(() => expect(first.numbers()).toEqual([101, 102]));
  const second = openTab(ledger, 100);
  await vi.waitFor(() => expect(second.numbers()).toEqual([101, 102]));
  ledger.write();
  await vi.waitFor(() => expect([first.numbers(), second.numbers()]).toEqual([upTo(103), upTo(103)]));
  expect([first.gaps(), second.gaps()]).toEqual([0, 0]);
});

test('when the tab that listens closes, another goes on after its own number', async () => {
  const ledger = new Ledger();
  const [first, second] = [openTab(ledger, 100), openTab(ledger, 100)];
  await vi.waitFor(() => expect(second.way()).toBe('stream'));
  ledger.write();
  await vi.waitFor(() => expect(second.numbers()).toEqual([101]));
  first.tab.stop();
  ledger.write();
  await vi.waitFor(() => expect(second.numbers()).toEqual([101, 102]));
  expect(ledger.opened.at(-1)).toBe(101);
  expect(second.gaps()).toBe(0);
});

test('a tab in the background that cannot have the stream leaves the asking to the one that is looked at', async () => {
  const ledger = new Ledger();
  let isLookedAt = true;
  const first = openTab(ledger, 100, () => isLookedAt);
  await vi.waitFor(() => expect(first.way()).toBe('stream'));
  const second = openTab(ledger, 100);
  await vi.waitFor(() => expect(second.way()).toBe('stream'));
  isLookedAt = false;
  first.tab.hide();
  ledger.canStream = false;
  ledger.write();
  await vi.waitFor(() => expect([first.numbers(), second.numbers()]).toEqual([[101], [101]]));
  await vi.waitFor(() => expect([first.way(), second.way()]).toEqual(['polling', 'polling']));
});

test('what changed since a page was read is told again; where that is not known, everything is stale', async () => {
  const ledger = new Ledger();
  const tab = openTab(ledger, 100);
  ledger.write();
  ledger.write();
  await vi.waitFor(() => expect(tab.numbers()).toEqual([101, 102]));
  tab.tab.tellSince(101);
  expect(tab.numbers()).toEqual([101, 102, 102]);
  expect(tab.gaps()).toBe(0);
  tab.tab.tellSince(99);
  expect(tab.gaps()).toBe(1);
});
