// The web server of production. Next answers pages and most of the rest; what is called all day is answered by the
// handlers themselves, because the way through Next costs more than most of them (docs/decisions/011-own-listener.md).
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { createRequest, sendResponse } from '@remix-run/node-fetch-server';
import compression from 'compression';
import next from 'next';
import './readable-requests.mjs';
import { answerPacked } from './packed-files.mjs';
import { inRoot, ROOT } from './root.mjs';
import { complain } from './say.mjs';

/** Streams of events end only when they are ended. */
const PATIENCE_MILLISECONDS = 3000;
const { values } = parseArgs({ options: { host: { type: 'string' }, port: { type: 'string' } } });
const { host: hostname = '127.0.0.1', port = '3000' } = values;

/** @type {PromiseWithResolvers<import('../../lib/server/http/direct-answer').DirectAnswer>} */
const direct = Promise.withResolvers();
Object.assign(globalThis, { taskwardTakeDirectAnswer: direct.resolve });
const app = next({ dev: false, dir: ROOT, hostname, port: Number(port) });
await app.prepare();
const answerDirectly = await direct.promise;
const answerWithNext = app.getRequestHandler();
const answerWithPacked = answerPacked(inRoot('.next/static'));
const compress = compression();

const server = createServer((request, response) => {
  // Somebody who leaves in the middle of a body is no fault of this process.
  request.on('error', () => undefined);
  if (answerWithPacked(request, response)) {
    return;
  }
  const { method = '', url = '' } = request;
  const answer = answerDirectly(method, url.split('?', 1)[0] ?? '');
  if (answer === undefined) {
    answerWithNext(request, response).catch((error) => breakOff(response, error));
    return;
  }
  compress(/** @type {any} */ (request), /** @type {any} */ (response), () => void answerBy(answer, request, response));
});
server.on('error', (error) => {
  complain(error.message);
  process.exit(1);
});
server.listen(Number(port), hostname);

for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), PATIENCE_MILLISECONDS).unref();
  });
}

/**
 * @param {(request: Request) => Promise<Response>} answer
 * @param {import('node:http').IncomingMessage} incoming
 * @param {import('node:http').ServerResponse} outgoing
 */
async function answerBy(answer, incoming, outgoing) {
  // Handlers read only path and query of the address, so no header has to make sense as a host.
  const request = createRequest(incoming, outgoing, { host: 'localhost', protocol: 'http:' });
  // Written by readable-requests.mjs, which the raw headers do not show.
  request.headers.set('x-forwarded-for', String(incoming.headers['x-forwarded-for']));
  try {
    await sendResponse(outgoing, await answer(request));
  } catch (error) {
    breakOff(outgoing, error);
  }
}

/**
 * What no handler has answered for ends here: the client sees that it broke off, and the process goes on.
 * @param {import('node:http').ServerResponse} outgoing
 * @param {unknown} error
 */
function breakOff(outgoing, error) {
  if (!outgoing.destroyed) {
    complain(error instanceof Error ? error.name : 'A request could not be answered.');
    outgoing.destroy();
  }
}
