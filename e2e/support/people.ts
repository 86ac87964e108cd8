import { type APIRequestContext, type Browser, expect, type Page, request } from '@playwright/test';

export type DemoUser =
  | 'nurse'
  | 'nurse2'
  | 'nurse3'
  | 'physician'
  | 'pharmacist'
  | 'supervisor'
  | 'manager'
  | 'auditor'
  | 'admin';

const PASSWORD = 'demo';

/** The address of the started Taskward, as the configuration gives it to each test. */
export type Site = { baseURL: string };

/** Requests as a demo user makes them: signed in over the API, from the same origin, with the session's cookie. */
export async function requestsOf(user: DemoUser, { baseURL }: Site): Promise<APIRequestContext> {
  const context = await request.newContext({ baseURL, extraHTTPHeaders: { Origin: baseURL } });
  const answer = await context.post('/api/session', { data: { username: user, password: PASSWORD } });
  expect(answer.status(), `sign-in of ${user}`).toBeLessThan(300);
  return context;
}

/** A page on which a demo user is signed in already; each has a browser context of its own. */
export async function pageOf(browser: Browser, user: DemoUser, site: Site): Promise<Page> {
  const signedIn = await requestsOf(user, site);
  const context = await browser.newContext({ baseURL: site.baseURL, storageState: await signedIn.storageState() });
  await signedIn.dispose();
  return context.newPage();
}

/** Requests of the demo agent, with a bearer token for all of /fhir. */
export async function requestsOfAgent({ baseURL }: Site): Promise<APIRequestContext> {
  const open = await request.newContext({ baseURL });
  const answer = await open.post('/auth/token', {
    form: { grant_type: 'client_credentials', client_id: 'demo-agent', client_secret: 'demo-agent-secret' },
  });
  expect(answer.status(), 'token of demo-agent').toBe(200);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  await open.dispose();
  return request.newContext({ baseURL, extraHTTPHeaders: { Authorization: `Bearer ${token}` } });
}
