import autocannon from 'autocannon';
import type { Sample } from './measure';

/** How long and how many: requests one after another on each connection until the time or the count is up. */
export type HttpLoad = { connections: number; seconds: number; most: number };
export type HttpRequest = {
  method: 'GET' | 'POST' | 'PATCH';
  path: string;
  headers: Record<string, string>;
  body?: string;
};

const TIMEOUT_SECONDS = 10;

/** Sends requests to a site, each as `next` says, and measures them. @throws Error unless all are answered well */
export async function httpSample(url: string, next: () => HttpRequest, load: HttpLoad): Promise<Sample> {
  const latencies: number[] = [];
  const from = performance.now();
  let until = from;
  const running = autocannon({
    url,
    connections: load.connections,
    duration: load.seconds,
    maxOverallRequests: load.most,
    sampleInt: 100,
    timeout: TIMEOUT_SECONDS,
    bailout: 1,
    requests: [{ setupRequest: () => next() }],
  });
  running.on('response', (_client: unknown, _status: number, _bytes: number, milliseconds: number) => {
    latencies.push(milliseconds);
    until = performance.now();
  });
  const { errors, timeouts, non2xx } = await running;
  if (errors + timeouts + non2xx > 0 || latencies.length === 0) {
    const { method, path } = next();
    throw new Error(`${method} ${path}: ${errors} errors, ${timeouts} timeouts and ${non2xx} bad answers under load.`);
  }
  return { latencies, seconds: (until - from) / 1000 };
}
