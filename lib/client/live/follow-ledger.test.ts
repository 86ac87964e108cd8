import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '@/lib/client/api-error';
import { shownTruthOf, type Truth } from '@/lib/domain/live/truth';
import { LedgerFollower } from './follow-ledger';
import type { LedgerMessage, LiveMessage } from './live-message';
import { PACE } from './pace';
import type { Transport } from './transport';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const at = () => new Date(Date.now()).toISOString();

/** A server of which each test says how it answers; it notes after which numbers it was asked, and when. */
class Server {
  number = 100;
  streams: 'serve' | 'refuse' | 'hold' | 'signed-out' = 'serve';
  polls: 'answer' | 'fail' = 'answer';
  readonly opened: { after: number | undefined; at: number }[] = [];
  readonly asked: number[] = [];
  #cut: (() => void) | undefined;

  /** The connection ends, as a proxy ends it. */
  cut(): void {
    this.#cut?.();
  }

  readonly transport: Transport = {
    open: ({ after, signal }) => this.#stream(after, signal),
    missed: ({ after = 0 }) => {
      this.asked.push(Date.now());
      const messages: LedgerMessage[] = [{ kind: 'beat', after, to: this.number, at: at() }];
      return this.polls === 'fail' ? Promise.reject(new Error('away')) : Promise.resolve({ messages, more: false });
    },
  };

  async *#stream(after = 0, signal: AbortSignal): AsyncGenerator<LiveMessage> {
    this.opened.push({ after, at: Date.now() });
    if (this.streams === 'refuse' || this.streams === 'signed-out') {
      throw new ApiError({ status: this.streams === 'refuse' ? 503 : 401, error: 'no', message: 'no' });
    }
    let isOver = false;
    const over = new Promise<void>((resolve) => {
      const end = () => {
        isOver = true;
        resolve();
      };
      this.#cut = end;
      signal.addEventListener('abort', end);
    });
    while (!isOver) {
      if (this.streams === 'serve') {
        yield { kind: 'beat', after, to: this.number, at: at() };
      }
      await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 5000))]);
    }
  }
}

function follow(isVisible: () => boolean = () => true) {
  const server = new Server();
  const truths: Truth[] = [];
  const follower = new LedgerFollower({
    from: { number: 90, truth: { way: 'opening', lostAt: undefined, asOf: undefined, heardAt: Date.now() } },
    transport: server.transport,
    pace: PACE,
    isVisible,
    onMessage: () => undefined,
    onTruth: (truth) => truths.push(truth),
    random: () => 0.5,
  });
  const shown = () => shownTruthOf(truths.at(-1) as Truth, Date.now());
  return { server, follower, truths, shown };
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

test('it begins after the number of the page, and is live with the first word that all is told', async () => {
  const { server, follower, shown } = follow();
  follower.start();
  await pass(0.1);
  expect(server.opened).toMatchObject([{ after: 90 }]);
  expect(shown()).toBe('live');
  follower.stop();
});

test('a proxy that cuts every 30 seconds is never noticed: it resumes within a second, each time after the last number', async () => {
  const { server, follower, truths } = follow();
  follower.start();
  for (let minute = 0; minute < 20; minute += 1) {
    await pass(30);
    server.number += 1;
    server.cut();
    await pass(1);
    expect(shownTruthOf(truths.at(-1) as Truth, Date.now())).toBe('live');
  }
  expect(server.opened.map(({ after }) => after)).toEqual([90, ...Array.from({ length: 20 }, (_, cut) => 100 + cut)]);
  expect(server.asked).toEqual([]);
  follower.stop();
});

test('a stream that is refused is asked for less and less often, while what was missed is asked for within every 10 seconds', async () => {
  const { server, follower, shown } = follow();
  server.streams = 'refuse';
  follower.start();
  await pass(4);
  expect(shown()).toBe('polling');
  await pass(300);
  const pauses = server.asked.slice(1).map((moment, index) => moment - (server.asked[index] ?? 0));
  expect(Math.max(...pauses)).toBeLessThanOrEqual(10_000);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(8000);
  expect(server.opened.length).toBeLessThan(25);
  server.streams = 'serve';
  await pass(31);
  expect(shown()).toBe('live');
  const polls = server.asked.length;
  await pass(60);
  expect(server.asked).toHaveLength(polls);
  follower.stop();
});

test('a proxy that keeps the stream to itself is found out, and what was missed is asked for', async () => {
  const { server, follower, shown } = follow();
  server.streams = 'hold';
  follower.start();
  await pass(5);
  expect(shown()).toBe('polling');
  follower.stop();
});

test('when nothing gets through it says so, and when something does, that', async () => {
  const { server, follower, shown } = follow();
  follower.start();
  await pass(10);
  [server.streams, server.polls] = ['refuse', 'fail'];
  server.cut();
  await pass(1);
  expect(shown()).toBe('live');
  await pass(3);
  expect(shown()).toBe('stale');
  server.polls = 'answer';
  await pass(10);
  expect(shown()).toBe('polling');
  follower.stop();
});

test('nobody who is not looked at asks; whoever looks again gets an answer at once', async () => {
  let isVisible = false;
  const { server, follower } = follow(() => isVisible);
  server.streams = 'refuse';
  follower.start();
  await pass(600);
  expect(server.asked).toEqual([]);
  isVisible = true;
  follower.wake({ isSuspect: false });
  await pass(0.1);
  expect(server.asked).toHaveLength(1);
  follower.stop();
});

test('a device that slept opens its stream anew as soon as it wakes, after the last number', async () => {
  const { server, follower } = follow();
  follower.start();
  await pass(7);
  server.streams = 'hold';
  // Asleep: the clock goes on, and no timer runs.
  vi.setSystemTime(Date.now() + 3_600_000);
  server.streams = 'serve';
  await pass(1.5);
  expect(server.opened.at(-1)).toMatchObject({ after: 100 });
  expect(server.opened.length).toBeGreaterThan(1);
  follower.stop();
});

test('a stream that falls silent is given up before anybody is told that it is live for long', async () => {
  const { server, follower, shown } = follow();
  follower.start();
  await pass(1);
  [server.streams, server.polls] = ['hold', 'fail'];
  await pass(16);
  expect(shown()).toBe('stale');
  expect(server.opened.length).toBeGreaterThan(1);
  follower.stop();
});

test('signing out ends it; nothing is asked until somebody looks again', async () => {
  const { server, follower, shown } = follow();
  follower.start();
  await pass(6);
  server.streams = 'signed-out';
  server.cut();
  await pass(2);
  expect(shown()).toBe('signed-out');
  const { length } = server.opened;
  await pass(3600);
  expect([server.opened.length, server.asked.length]).toEqual([length, 0]);
  server.streams = 'serve';
  follower.wake({ isSuspect: false });
  await pass(1);
  expect(shown()).toBe('live');
  follower.stop();
});

test('the same moment again is no news: a server that does not get on is not believed', async () => {
  const { server, follower, shown } = follow();
  follower.start();
  await pass(1);
  const stuck = at();
  vi.spyOn(Date.prototype, 'toISOString').mockReturnValue(stuck);
  await pass(20);
  expect(shown()).toBe('stale');
  expect(server.opened).toHaveLength(1);
  vi.restoreAllMocks();
  follower.stop();
});
