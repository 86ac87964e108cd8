import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  expect,
  type Page,
  request,
  test,
} from '@playwright/test';

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

const opened: { of: string; context: BrowserContext }[] = [];

/** Pages of tests that are over go on living, listening and drawing; what they cost would be paid by the tests that follow. */
async function closeThoseOfOthers(current: string): Promise<void> {
  const others = opened.filter(({ of }) => of !== current);
  opened.splice(0, opened.length, ...opened.filter(({ of }) => of === current));
  await Promise.all(others.map(({ context }) => context.close().catch(() => undefined)));
}

/** A page on which a demo user is signed in already; each has a browser context of its own, until another test opens one. */
export async function pageOf(browser: Browser, user: DemoUser, site: Site): Promise<Page> {
  const { testId } = test.info();
  await closeThoseOfOthers(testId);
  const signedIn = await requestsOf(user, site);
  const context = await browser.newContext({ baseURL: site.baseURL, storageState: await signedIn.storageState() });
  await signedIn.dispose();
  opened.push({ of: testId, context });
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
