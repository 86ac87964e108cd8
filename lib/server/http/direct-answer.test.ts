import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { DATA_ROUTES } from '@/lib/domain/access/data-routes';
import { proxy } from '@/proxy';
import { type DirectAnswer, directAnswer } from './direct-answer';

const SITE = 'http://localhost:3000';
type Context = { params: Promise<Record<string, string | undefined>> };
/** As a file `route.ts` exports: says what it was called with. */
const route = {
  dynamic: 'force-dynamic',
  GET: async (_: Request, { params }: Context) => Response.json({ params: await params }),
  POST: async (_: Request, { params }: Context) => Response.json({ params: await params }, { status: 201 }),
};
const answers = directAnswer({ '/fhir{/*}?': route, '/api/tasks/:id/actions/:verb': route, '/api/worklist': route });
/** The handlers alone, as a listener that forgot who stands before them would call them. */
const careless: DirectAnswer = (method, path) => {
  const isKnown = answers(method, path) !== undefined;
  return isKnown ? (request) => route.GET(request, { params: Promise.resolve({}) }) : undefined;
};

test.each([
  ['POST', '/api/tasks/a%2Fb%C3%A9/actions/claim', 201, { id: 'a/bé', verb: 'claim' }],
  ['GET', '/api/worklist', 200, {}],
])('%s %s is answered by its handler, with the parts of its path', async (method, path, status, params) => {
  const answer = await answers(method, path)?.(new Request(SITE + path, { method }));
  expect([answer?.status, await answer?.json()]).toEqual([status, { params }]);
});

test.each(['/fhir', '/fhir/', '/fhir/Task', '/fhir/Task/1/_history/2', '/fhir/Task/_search'])('%s is FHIR', (path) => {
  expect(answers('GET', path)).toBeTypeOf('function');
});

test.each([
  ['GET', '/'],
  ['GET', '/fhirx'],
  ['GET', '/api/tasks/1'],
  ['GET', '/api/worklist/counts'],
  ['POST', '/api/tasks/1/actions/claim/'],
  ['OPTIONS', '/fhir/Task'],
  ['HEAD', '/api/worklist'],
  ['PROPFIND', '/fhir/Task'],
  ['dynamic', '/fhir/Task'],
  ['constructor', '/fhir/Task'],
])('%s %s is left to Next', (method, path) => {
  expect(answers(method, path)).toBeUndefined();
});

/** Requests that the proxy refuses or lets through, with what has to be alike. */
const REQUESTS = [
  { method: 'POST', path: '/api/worklist', headers: {} },
  { method: 'GET', path: '/api/worklist', headers: { 'next-action': '1' } },
  { method: 'GET', path: '/fhir/Task', headers: { 'x-middleware-subrequest': 'proxy' } },
  { method: 'POST', path: '/fhir', headers: { 'Next-Action': '1' } },
  { method: 'GET', path: '/fhir/Task', headers: {} },
];
const SECURITY = ['content-security-policy', 'x-content-type-options', 'x-frame-options', 'referrer-policy'];

async function isAsGuarded(each: DirectAnswer): Promise<boolean> {
  for (const { method, path, headers } of REQUESTS) {
    const front = proxy(new NextRequest(SITE + path, { method, headers }));
    const answer = await each(method, path)?.(new Request(SITE + path, { method, headers }));
    const isPassed = front.headers.has('x-middleware-next');
    const isSame = isPassed
      ? answer?.ok
      : answer?.status === front.status && (await answer.text()) === (await front.text());
    if (isSame !== true || SECURITY.some((name) => answer?.headers.get(name) !== front.headers.get(name))) {
      return false;
    }
  }
  return true;
}

test('what is answered directly is refused and guarded as the proxy does it; bare handlers are caught', async () => {
  expect(await isAsGuarded(answers)).toBe(true);
  expect(await isAsGuarded(careless)).toBe(false);
});

test('what app/direct-routes.ts answers are addresses of ours, with the methods they have', async () => {
  const { answerDirectly } = await import('@/app/direct-routes');
  const direct = Object.entries(DATA_ROUTES).filter(
    ([path, [method = '']]) => answerDirectly(method, path) !== undefined,
  );
  expect(direct.map(([path]) => path)).toEqual([
    '/api/events/missed',
    '/api/presence',
    '/api/tasks/:id/actions/:verb',
    '/api/worklist',
    '/api/worklist/changes',
  ]);
  expect(
    ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => typeof answerDirectly(method, '/fhir/Task')),
  ).toEqual(Array.from({ length: 6 }, () => 'function'));
});
