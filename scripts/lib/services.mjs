import { serverEntry, startNode } from './child.mjs';
import { say } from './say.mjs';
import { isStopping, onStop } from './stopping.mjs';
import { Trouble } from './trouble.mjs';
import { until } from './until.mjs';

const READY_MILLISECONDS = 120_000;
const LONGEST_PAUSE_MILLISECONDS = 30_000;
const STEADY_MILLISECONDS = 60_000;

/** @typedef {import('./child.mjs').Running} Running */

/**
 * Starts the web server; its end, unless asked for, is the end of everything.
 * @param {{ env: NodeJS.ProcessEnv, dev: boolean, port: number, host: string }} options
 */
export function startWeb({ env, dev, port, host }) {
  const readable = ['--import', new URL('readable-requests.mjs', import.meta.url).href];
  const web = startNode(
    dev
      ? [...readable, 'node_modules/next/dist/bin/next', 'dev', '-H', host, '-p', String(port)]
      : ['scripts/lib/web-server.mjs', '--host', host, '--port', String(port)],
    { env },
  );
  onStop(() => web.stop());
  return web;
}

/**
 * Keeps a worker running: a worker that dies is started again, later each time.
 * @param {{ env: NodeJS.ProcessEnv, onStart: (pid: number) => void }} options
 */
export function keepWorker({ env, onStart }) {
  /** @type {Running | undefined} */
  let worker;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let pause = 1000;
  const start = async () => {
    const begun = Date.now();
    worker = startNode(serverEntry('lib/server/worker.ts'), { env });
    onStart(worker.pid);
    const { code, signal } = await worker.ended;
    if (isStopping()) {
      return;
    }
    pause = Date.now() - begun > STEADY_MILLISECONDS ? 1000 : Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS);
    say(`The worker ended (${signal ?? `exit ${code}`}); starting it again in ${pause / 1000} s`);
    timer = setTimeout(start, pause);
  };
  onStop(() => {
    clearTimeout(timer);
    return worker?.stop();
  });
  void start();
}

/**
 * Waits until the web server says that it is ready. Throws Trouble when it does not, or ends.
 * @param {Running} web
 * @param {{ port: number, host: string }} address
 */
export async function waitUntilReady(web, { port, host }) {
  const url = `http://${loopbackFor(host)}:${port}/readyz`;
  let ended = false;
  let last = 'no answer';
  void web.ended.then(() => (ended = true));
  const looked = await until(async () => {
    last = await stateOf(url);
    return ended || last === 'ready';
  }, READY_MILLISECONDS);
  if (ended && !isStopping()) {
    throw new Trouble('The web server ended while it was starting.');
  }
  if (!looked) {
    throw new Trouble(`The web server does not become ready: ${last}.`);
  }
}

/** @param {string} url */
async function stateOf(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) });
    const text = await answer.text();
    return answer.ok ? 'ready' : `status ${answer.status} ${text.slice(0, 120)}`;
  } catch {
    return 'no answer';
  }
}

/** @param {string} host */
function loopbackFor(host) {
  if (host === '0.0.0.0') {
    return '127.0.0.1';
  }
  if (host === '::') {
    return '[::1]';
  }
  return host.includes(':') ? `[${host}]` : host;
}
