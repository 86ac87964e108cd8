import autocannon from 'autocannon';
import { WorklistPage } from '@/lib/domain/worklist/worklist-row';
import { inTurn, type Sample, sampleOf } from './measure';
import { printBeside } from './report';
import { USERNAME } from './ward';
import { PAGE, readRawPage } from './worklist-page';

const CONNECTIONS = [1, 8] as const;
const ROUNDS = 3;
const SECONDS = 1;
const MOST_REQUESTS = 20_000;
const RAW_TIMES = 300;
const PATH = `/api/worklist?owner=any&limit=${PAGE}`;

export type Site = { url: string; cookie: string };

/** Signs the nurse in once; the site is refused when it is not on this machine, because load goes nowhere else. */
export async function signIn(url: string, password: string): Promise<Site> {
  if (new URL(url).hostname !== '127.0.0.1') {
    throw new Error('The benchmark goes to 127.0.0.1 alone.');
  }
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: USERNAME, password }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!answer.ok || cookie === undefined) {
    throw new Error(`The benchmark cannot sign in: status ${answer.status}.`);
  }
  return { url, cookie };
}

/** Prints the first page over HTTP beside the raw statement on as many connections, and beside an empty route of the same server. */
export async function benchPageOverHttp(site: Site, tasks: number): Promise<void> {
  await refuseOtherPage(site);
  for (const connections of CONNECTIONS) {
    const { page, raw, empty } = await inTurn(
      {
        page: () => requestsOf(site, PATH, connections),
        raw: () => sampleOf(readRawPage, { times: RAW_TIMES * connections, atOnce: connections }),
        empty: () => requestsOf(site, '/healthz', connections),
      },
      ROUNDS,
    );
    printBeside({ label: `GET /api/worklist, ${connections} at once, ${tasks} tasks`, figures: page }, [
      { label: 'raw SQL on the same index', figures: raw },
      { label: 'GET /healthz', figures: empty },
    ]);
  }
}

async function refuseOtherPage({ url, cookie }: Site): Promise<void> {
  const answer = await fetch(`${url}${PATH}`, { headers: { cookie } });
  const rows = answer.ok ? WorklistPage.parse(await answer.json()).rows.length : 0;
  if (rows !== PAGE) {
    throw new Error(`GET ${PATH} answered ${rows} rows with status ${answer.status} instead of ${PAGE}.`);
  }
}

/** Requests one after another on each connection until the time or the count is up. @throws Error unless all are answered well */
async function requestsOf({ url, cookie }: Site, path: string, connections: number): Promise<Sample> {
  const latencies: number[] = [];
  const from = performance.now();
  let until = from;
  const load = autocannon({
    url: `${url}${path}`,
    connections,
    duration: SECONDS,
    maxOverallRequests: MOST_REQUESTS,
    sampleInt: 100,
    timeout: 10,
    bailout: 1,
    headers: { cookie },
  });
  load.on('response', (_client: unknown, _status: number, _bytes: number, milliseconds: number) => {
    latencies.push(milliseconds);
    until = performance.now();
  });
  const { errors, timeouts, non2xx } = await load;
  if (errors + timeouts + non2xx > 0 || latencies.length === 0) {
    throw new Error(`GET ${path}: ${errors} errors, ${timeouts} timeouts and ${non2xx} bad answers under load.`);
  }
  return { latencies, seconds: (until - from) / 1000 };
}
