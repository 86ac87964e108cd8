import type { Bundle, OperationOutcome, Resource, Task } from '@medplum/fhirtypes';
import { expect } from 'vitest';
import { type Answer, type CurlRequest, type Exchange, exchange } from './curl-fixture';

/** The server that a guide is tried on, with the variables that the guide has set so far. */
export type Site = { url: string; variables: ReadonlyMap<string, string>; every?: Promise<Task[]> };

/** The resource of an answer that must be one of this type. */
export function resourceOf<T extends Resource>({ body }: Answer, type: T['resourceType']): T {
  expect(body).toMatchObject({ resourceType: type });
  return body as T;
}

/** What a refusal must say: its status and the code of its first issue. */
export function expectRefusal({ answer }: Exchange, status: number, code: string): void {
  expect(answer.status).toBe(status);
  expect(resourceOf<OperationOutcome>(answer, 'OperationOutcome').issue[0]).toMatchObject({ severity: 'error', code });
}

/** The pages of a search from its first answer on; a form stays a form, so that no address holds what it asks. */
export async function pagesFrom({ request, answer }: Exchange): Promise<Bundle[]> {
  const pages = [resourceOf<Bundle>(answer, 'Bundle')];
  for (let next = nextOf(pages[0]); next !== undefined; next = nextOf(pages.at(-1))) {
    const following = await exchange(requestFor(next, request));
    expect(following.answer.status).toBe(200);
    pages.push(resourceOf<Bundle>(following.answer, 'Bundle'));
  }
  return pages;
}

/** The resources that a search matched, over all its pages. */
export function matchesOf(pages: readonly Bundle[]): Resource[] {
  return pages
    .flatMap(({ entry = [] }) => entry)
    .flatMap(({ search, resource }) => (search?.mode === 'match' && resource !== undefined ? [resource] : []));
}

/** Sends a request that no guide shows, as the client of the guide. */
export function sendAs(
  { url, variables }: Site,
  asked: Pick<CurlRequest, 'method'> & { path: string; body?: unknown },
): Promise<Exchange> {
  return exchange({
    method: asked.method,
    url: `${url}/fhir/${asked.path}`,
    headers: { authorization: `Bearer ${variables.get('token')}`, 'content-type': 'application/fhir+json' },
    body: asked.body === undefined ? undefined : JSON.stringify(asked.body),
    showsHeaders: false,
  });
}

/** The site, for as long as nobody writes: every Task is asked for once. */
export function atRest(site: Site): Site {
  return { ...site, every: everyTask(site) };
}

/** Every Task there is, found without a filter. */
export async function everyTask(site: Site): Promise<Task[]> {
  return matchesOf(await pagesFrom(await sendAs(site, { method: 'GET', path: 'Task?_count=1000' }))) as Task[];
}

function nextOf(page: Bundle | undefined): string | undefined {
  return page?.link?.find(({ relation }) => relation === 'next')?.url;
}

function requestFor(next: string, request: CurlRequest): CurlRequest {
  return request.method === 'POST' ? { ...request, body: next.replace(/^[^?]*\?/, '') } : { ...request, url: next };
}
