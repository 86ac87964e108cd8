// Preloaded into the web server. Next answers 500 to a path that cannot be decoded, to `*` in place of one, and to TRACE,
// before any code of ours runs. Such a path is taken literally, such a method gets a name that proxy.ts refuses like any other unknown one. And
// no handler sees the socket: whom it leads to is written behind what the caller says of itself.
import { subscribe } from 'node:diagnostics_channel';

/** Methods of which no Request can be made (fetch.spec.whatwg.org/#forbidden-method). */
const FORBIDDEN = new Set(['CONNECT', 'TRACE', 'TRACK']);

/**
 * Makes a request one that Next can read.
 * @param {{ method?: string | undefined, url?: string | undefined }} request
 */
export function makeReadable(request) {
  const { method = '', url = '' } = request;
  if (FORBIDDEN.has(method)) {
    request.method = `X-${method}`;
  }
  const end = url.search(/[?#]/);
  const path = end < 0 ? url : url.slice(0, end);
  request.url = (path === '*' ? '/*' : path.split('/').map(readable).join('/')) + url.slice(path.length);
}

/**
 * Appends the address at the other end of the socket to X-Forwarded-For, as a reverse proxy does.
 * @param {{ headers: import('node:http').IncomingHttpHeaders, socket: { remoteAddress?: string | undefined } }} request
 */
export function nameCaller({ headers, socket }) {
  const said = headers['x-forwarded-for'];
  const seen = socket.remoteAddress ?? 'unknown';
  headers['x-forwarded-for'] = said === undefined ? seen : `${said}, ${seen}`;
}

/** @param {string} segment */
function readable(segment) {
  try {
    decodeURIComponent(segment);
    return segment;
  } catch {
    return segment.replaceAll('%', '%25');
  }
}

subscribe('http.server.request.start', (message) => {
  const { request } = /** @type {{ request: import('node:http').IncomingMessage }} */ (message);
  makeReadable(request);
  nameCaller(request);
});
