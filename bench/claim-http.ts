import { AT_ONCE, RAW, ROUNDS, WARM_UP_SAMPLES } from './claim';
import { type HttpRequest, httpSample } from './http-load';
import { inTurn, sampleOf } from './measure';
import { openRawUpdate } from './raw-update';
import { print, printThroughput } from './report';
import type { Site } from './site';
import { unclaimed, WARDS_OF } from './unclaimed';

/** More than any sample takes: the number of requests ends it. */
const SECONDS = 60;
const JSON_PATCH = JSON.stringify([
  { op: 'replace', path: '/status', value: 'accepted' },
  { op: 'add', path: '/owner', value: { reference: 'Practitioner/bench-nurse-1', display: 'Bench Nurse 1' } },
]);

/** Prints the same claim over HTTP, by a person on /api and by an agent on /fhir, beside a raw UPDATE of the same JSON in process. */
export async function benchClaimOverHttp(site: Site, tasks: number): Promise<void> {
  print('The same over HTTP, who it is and what they may do looked up for each request:');
  await benchRequests(site, { label: 'POST /api/tasks/{id}/actions/claim', wards: WARDS_OF.person, tasks }, actionOf);
  await benchRequests(site, { label: 'PATCH /fhir/Task/{id}, If-Match', wards: WARDS_OF.agent, tasks }, patchOf);
}

async function benchRequests(
  site: Site,
  { label, wards, tasks }: { label: string; wards: readonly number[]; tasks: number },
  requestOf: (site: Site, id: string) => HttpRequest,
): Promise<void> {
  const { next, times } = unclaimed(wards, { tasks, samples: AT_ONCE.length * (ROUNDS + 1) + WARM_UP_SAMPLES });
  const update = await openRawUpdate(tasks);
  const claims = (load: { connections: number; most: number }) =>
    httpSample(site.url, () => requestOf(site, next().id), { ...load, seconds: SECONDS });
  await claims({ connections: Math.max(...AT_ONCE), most: times * WARM_UP_SAMPLES });
  for (const atOnce of AT_ONCE) {
    const figures = await inTurn(
      {
        claim: () => claims({ connections: atOnce, most: times }),
        raw: () => sampleOf(update, { times, atOnce }),
      },
      ROUNDS,
    );
    printThroughput(
      { label: `${label}, ${atOnce} at once`, figures: figures.claim },
      { label: RAW, figures: figures.raw },
    );
  }
}

function actionOf({ url, cookie }: Site, id: string): HttpRequest {
  return {
    method: 'POST',
    path: `/api/tasks/${id}/actions/claim`,
    headers: { cookie, origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ seenVersion: '1' }),
  };
}

function patchOf({ token }: Site, id: string): HttpRequest {
  return {
    method: 'PATCH',
    path: `/fhir/Task/${id}`,
    headers: { authorization: `Bearer ${token}`, 'if-match': 'W/"1"', 'content-type': 'application/json-patch+json' },
    body: JSON_PATCH,
  };
}
