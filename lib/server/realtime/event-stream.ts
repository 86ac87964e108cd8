import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '@/lib/domain/access/actor';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import { BEAT_MILLISECONDS } from '@/lib/domain/live/live-events';
import type { PresenceNews } from '@/lib/domain/presence/presence';
import { type LookedAt, PresenceFor } from '@/lib/domain/presence/presence-for';
import { pool } from '@/lib/server/database/pool';
import { log } from '@/lib/server/log';
import { frameOf } from './event-frames';
import { eventsAfter, type LedgerEvent } from './ledger-event';
import { ledgerListener } from './ledger-listener';
import { presenceHub } from './presence-hub';
import { resumptionAfter } from './resume';

/** Frames a client may leave unread before the stream ends; it comes back with Last-Event-ID and misses nothing. */
const MOST_UNREAD = 500;
/** Events that may arrive while the past is still being sent. */
const MOST_WAITING = 20_000;
const BATCH = 100;
const LOOK_FOR_ROOM_MILLISECONDS = 20;
const CHECK_MILLISECONDS = 2000;

/** What a stream is opened with. `lastEventId` is the ledger position that the client saw last, as it sent it. */
export type EventStreamOptions = {
  lastEventId: string | null;
  signal: AbortSignal;
  /** Who the listener is by now; throws when the session has ended. */
  actorNow: () => Promise<Actor>;
};

/**
 * Server-sent events of what is stale, for one reader: `id` the ledger position, `event: task`, `data: {id, version}`
 * (html.spec.whatwg.org/multipage/server-sent-events.html). `event: begin` says first after which number it begins and whether
 * that is `lastEventId`; each `heartbeat` that all up to its `id` is told, and of when that is true. Beside them
 * `event: presence`, who else looks at what: first all of it, then what changed; without `id`, because it is no part of the ledger.
 */
export function eventStream(actor: Actor, options: EventStreamOptions): Response {
  const encoder = new TextEncoder();
  let reader: StreamReader | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        reader = new StreamReader(actor, options, {
          send: (text) => controller.enqueue(encoder.encode(text)),
          room: () => controller.desiredSize ?? 0,
          close: () => controller.close(),
        });
        void reader.run();
      },
      cancel: () => reader?.stop(),
    },
    new CountQueuingStrategy({ highWaterMark: MOST_UNREAD }),
  );
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

type Sink = { send: (text: string) => void; room: () => number; close: () => void };

class StreamReader {
  readonly #options: EventStreamOptions;
  readonly #sink: Sink;
  readonly #timers: NodeJS.Timeout[] = [];
  /** What arrives while the past is still being sent. */
  #waiting: LedgerEvent[] | undefined = [];
  #keys: ReadonlySet<string>;
  readonly #presence: PresenceFor;
  #sent = 0n;
  #seen = 0n;
  #stopped = false;
  #unsubscribe: (() => void) | undefined;

  constructor(actor: Actor, options: EventStreamOptions, sink: Sink) {
    this.#keys = new Set(readKeysOf(actor));
    this.#presence = new PresenceFor({ account: actor.accountId, keys: this.#keys });
    this.#options = options;
    this.#sink = sink;
  }

  async run(): Promise<void> {
    this.#options.signal.addEventListener('abort', () => this.stop(), { once: true });
    try {
      this.#send('retry: 2000\n\n');
      const leave = [
        await ledgerListener().subscribe((event) => this.#receive(event)),
        presenceHub().subscribe((looked, isAll) => this.#receivePresence(looked, isAll)),
      ];
      this.#unsubscribe = () => leave.forEach((each) => void each());
      if (this.#stopped) {
        this.#unsubscribe();
        return;
      }
      this.#timers.push(
        setInterval(() => this.#beat(), BEAT_MILLISECONDS),
        setInterval(() => void this.#check(), CHECK_MILLISECONDS),
      );
      await this.#sendPast();
    } catch (error) {
      log().warn({ error }, 'an event stream ended');
      this.stop();
    }
  }

  stop(): void {
    if (this.#stopped) {
      return;
    }
    this.#stopped = true;
    this.#timers.forEach(clearInterval);
    this.#unsubscribe?.();
    try {
      this.#sink.close();
    } catch {
      // The client has closed it already.
    }
  }

  async #sendPast(): Promise<void> {
    const { after, head, resumed, currentAt } = await resumptionAfter(pool(), this.#options.lastEventId);
    this.#sent = after;
    this.#sendBegin(resumed);
    while (!this.#stopped && this.#sent < head) {
      await this.#sendBatch(head);
    }
    this.#seen = head;
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    // Says that nothing is missed from here on, and moves the client's Last-Event-ID there.
    this.#beat(currentAt);
    for (const event of waiting) {
      this.#receive(event);
    }
  }

  async #sendBatch(head: bigint): Promise<void> {
    await this.#roomForBatch();
    const events = await eventsAfter(pool(), { after: this.#sent, to: head, keys: [...this.#keys], limit: BATCH });
    for (const event of events) {
      this.#sendEvent(event);
    }
    this.#sent = events.length < BATCH ? head : this.#sent;
  }

  /** The past may be long; it is sent as fast as the client reads. */
  async #roomForBatch(): Promise<void> {
    while (!this.#stopped && this.#sink.room() <= BATCH) {
      await pause(LOOK_FOR_ROOM_MILLISECONDS);
    }
  }

  #receive(event: LedgerEvent): void {
    if (event.position > this.#seen) {
      this.#seen = event.position;
    }
    if (this.#waiting !== undefined) {
      this.#waiting.push(event);
      if (this.#waiting.length > MOST_WAITING) {
        this.stop();
      }
    } else if (event.position > this.#sent && event.reach.some((key) => this.#keys.has(key))) {
      this.#sendEvent(event);
    }
  }

  #sendEvent({ position, id, version }: LedgerEvent): void {
    this.#sent = position;
    this.#send(frameOf({ event: 'task', id: position, data: { id, version } }));
  }

  #sendBegin(resumed: boolean): void {
    this.#send(frameOf({ event: 'begin', data: { after: String(this.#sent), resumed } }));
  }

  #receivePresence(looked: readonly LookedAt[], isAll: boolean): void {
    this.#sendPresence(isAll ? this.#presence.all(looked) : this.#presence.newsOf(looked));
  }

  #sendPresence(news: PresenceNews | undefined): void {
    if (news !== undefined) {
      this.#send(frameOf({ event: 'presence', data: news }));
    }
  }

  #send(text: string): void {
    if (this.#stopped) {
      return;
    }
    if (this.#sink.room() <= 0) {
      this.stop();
      return;
    }
    this.#sink.send(text);
  }

  /** Says to the client and to proxies that the stream is alive, and moves the client past events that were not for it. */
  #beat(at: Date = ledgerListener().currentAt): void {
    this.#send(
      this.#waiting === undefined
        ? frameOf({ event: 'heartbeat', id: this.#seen, data: { at: at.toISOString() } })
        : ': the past is still being sent\n\n',
    );
  }

  /** A session that ended ends its stream; roles and units that changed count from now on. */
  async #check(): Promise<void> {
    try {
      this.#readBy(readKeysOf(await this.#options.actorNow()));
    } catch {
      this.stop();
    }
  }

  #readBy(keys: readonly string[]): void {
    if (keys.length !== this.#keys.size || keys.some((key) => !this.#keys.has(key))) {
      this.#keys = new Set(keys);
      this.#presence.readBy(this.#keys);
      // What is seen by other keys was never told: the reader reads everything anew.
      this.#sendBegin(false);
      this.#sendPresence(this.#presence.newsOf(presenceHub().present()));
    }
  }
}
