import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequest, sendResponse } from '@remix-run/node-fetch-server';
import { GET as missed } from '@/app/api/events/missed/route';
import { GET as stream } from '@/app/api/events/route';
import type { LedgerListener } from './ledger-listener';

type Options = { /** The session of whoever asks, as their browser sends it. */ cookie: () => string };

/** For tests: the routes of the events behind a port, as their process serves them; it can be started anew on the same port. */
export class StreamServer {
  readonly #options: Options;
  #server: Server | undefined;
  port = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  async start(): Promise<void> {
    // A new process knows nothing of what the one before had read.
    (globalThis as { taskwardLedger?: LedgerListener | undefined }).taskwardLedger = undefined;
    this.#server = createServer((incoming, outgoing) => {
      const request = createRequest(incoming, outgoing);
      request.headers.set('cookie', this.#options.cookie());
      const answer = new URL(request.url).pathname === '/api/events' ? stream : missed;
      answer(request)
        .then((response) => sendResponse(outgoing, response))
        .catch(() => outgoing.destroy());
    });
    this.#server.listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const closed = this.#server === undefined ? undefined : once(this.#server, 'close');
    this.#server?.close();
    this.#server?.closeAllConnections();
    await closed;
  }
}
