import 'server-only';
import type pg from 'pg';
import { pool } from '@/lib/server/database/pool';
import { environment } from '@/lib/server/environment';
import { openListening } from '@/lib/server/ledger/listening-client';
import { LEDGER_CHANNEL } from '@/lib/server/ledger/numberer';
import { WakeUp } from '@/lib/server/ledger/wake-up';
import { log } from '@/lib/server/log';
import { eventsAfter, type LedgerEvent, lookAtLedger } from './ledger-event';

type Subscriber = (event: LedgerEvent) => void;

const BATCH = 500;
/** How often it looks without a notice: a NOTIFY may be lost with its connection, the ledger is not. */
const LOOK_MILLISECONDS = 1000;

/**
 * Reads the ledger for everybody who listens in this process: one connection, one cursor, each event once and in order.
 * Works from the first subscriber on and rests when the last one leaves.
 */
export class LedgerListener {
  readonly #db: () => pg.Pool;
  readonly #databaseUrl: () => string;
  readonly #subscribers = new Set<Subscriber>();
  readonly #bell = new WakeUp();
  #reading: Promise<void> | undefined;
  #begun = Promise.withResolvers<void>();
  #connection: Promise<pg.Client | undefined> | undefined;
  #currentAt = new Date(0);

  constructor(options: { db: () => pg.Pool; databaseUrl: () => string }) {
    this.#db = options.db;
    this.#databaseUrl = options.databaseUrl;
  }

  /** Every event that is numbered after this has answered; the answer ends it. What came before stands in the ledger. */
  async subscribe(subscriber: Subscriber): Promise<() => void> {
    this.#subscribers.add(subscriber);
    this.#work();
    await this.#begun.promise;
    return () => {
      this.#subscribers.delete(subscriber);
      this.#bell.wake();
    };
  }

  /** The last moment of which it is known that every event up to it has been handed out. */
  get currentAt(): Date {
    return this.#currentAt;
  }

  /** Resolves when the last subscriber has left and the connection is closed. */
  async rested(): Promise<void> {
    await this.#reading;
  }

  #work(): void {
    this.#reading ??= this.#readWhileWanted().finally(() => {
      this.#reading = undefined;
      // Somebody may have come while the last one was leaving.
      if (this.#subscribers.size > 0) {
        this.#work();
      }
    });
  }

  async #readWhileWanted(): Promise<void> {
    let cursor: bigint | undefined;
    while (this.#subscribers.size > 0) {
      this.#connection ??= this.#connect();
      try {
        cursor = cursor === undefined ? await this.#begin() : await this.#fanOut(cursor);
        this.#begun.resolve();
      } catch (error) {
        log().warn({ error }, 'the ledger could not be read');
      }
      await this.#bell.sleep(LOOK_MILLISECONDS);
    }
    this.#begun = Promise.withResolvers<void>();
    await (await this.#connection)?.end();
  }

  async #begin(): Promise<bigint> {
    const { head, currentAt } = await lookAtLedger(this.#db());
    this.#currentAt = currentAt;
    return head;
  }

  /** Hands out everything after the cursor, and answers the new one. */
  async #fanOut(from: bigint): Promise<bigint> {
    let cursor = from;
    for (;;) {
      const { head, currentAt } = await lookAtLedger(this.#db());
      const events =
        head === cursor ? [] : await eventsAfter(this.#db(), { after: cursor, to: head, keys: ['all'], limit: BATCH });
      for (const event of events) {
        cursor = event.position;
        for (const subscriber of this.#subscribers) {
          subscriber(event);
        }
      }
      if (events.length < BATCH) {
        this.#currentAt = currentAt;
        return head;
      }
    }
  }

  /** A lost connection is opened again by the next look, at the latest after a second. */
  async #connect(): Promise<pg.Client | undefined> {
    const forget = () => {
      this.#connection = undefined;
    };
    return openListening({
      databaseUrl: this.#databaseUrl(),
      channel: LEDGER_CHANNEL,
      name: 'taskward-listener',
      onNotice: () => this.#bell.wake(),
      onLost: forget,
    }).catch((error: unknown) => {
      log().warn({ error }, 'the ledger cannot be listened to; looking every second');
      setTimeout(forget, LOOK_MILLISECONDS).unref();
      return undefined;
    });
  }
}

const slot = globalThis as typeof globalThis & { taskwardLedger?: LedgerListener };

/** The process's listener; on globalThis because Next loads this module once per bundle. */
export function ledgerListener(): LedgerListener {
  slot.taskwardLedger ??= new LedgerListener({ db: pool, databaseUrl: () => environment().databaseUrl ?? '' });
  return slot.taskwardLedger;
}
