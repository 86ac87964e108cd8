import { WorklistPage } from '@/lib/domain/worklist/worklist-row';
import { httpSample } from './http-load';
import { inTurn, type Sample, sampleOf } from './measure';
import { printBeside } from './report';
import type { Site } from './site';
import { PAGE, readRawPage } from './worklist-page';

const CONNECTIONS = [1, 8] as const;
const ROUNDS = 3;
const SECONDS = 1;
const MOST_REQUESTS = 20_000;
const RAW_TIMES = 300;
const PATH = `/api/worklist?owner=any&limit=${PAGE}`;

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

function requestsOf({ url, cookie }: Site, path: string, connections: number): Promise<Sample> {
  const load = { connections, seconds: SECONDS, most: MOST_REQUESTS };
  return httpSample(url, () => ({ method: 'GET', path, headers: { cookie } }), load);
}
