import { describe, expect, test } from 'vitest';
import { assertSameOrigin } from './same-origin';

const OWN = 'http://localhost:3000';
const ORIGINS = {
  absent: undefined,
  null: 'null',
  foreign: 'https://elsewhere.example',
  'sub-domain': 'http://evil.localhost:3000',
  'look-alike': 'http://localhost:3000.elsewhere.example',
  'other port': 'http://localhost:3001',
  'other scheme': 'https://localhost:3000',
  same: OWN,
} as const;
const SITES = [undefined, 'cross-site', 'same-site', 'none', 'same-origin'] as const;

type Check = (request: Request) => void;

function requestFrom(options: {
  method: string;
  origin: string | undefined;
  site: string | undefined;
  signedIn: boolean;
}): Request {
  const headers = new Headers({ host: 'localhost:3000' });
  if (options.origin !== undefined) headers.set('origin', options.origin);
  if (options.site !== undefined) headers.set('sec-fetch-site', options.site);
  if (options.signedIn) headers.set('cookie', 'taskward_session=a-session');
  return new Request(`${OWN}/api/session`, { method: options.method, headers });
}

function passes(check: Check, request: Request): boolean {
  try {
    check(request);
    return true;
  } catch {
    return false;
  }
}

/** What passes of every method × origin × site, of a request that carries a session. */
function passing(check: Check, signedIn = true): string[] {
  return ['POST', 'PUT', 'PATCH', 'DELETE'].flatMap((method) =>
    Object.entries(ORIGINS).flatMap(([name, origin]) =>
      SITES.filter((site) => passes(check, requestFrom({ method, origin, site, signedIn }))).map(
        (site) => `${method} ${name} ${site ?? '-'}`,
      ),
    ),
  );
}

const ONLY_SAME = ['POST', 'PUT', 'PATCH', 'DELETE'].flatMap((method) => [
  `${method} same -`,
  `${method} same same-origin`,
]);

describe('an unsafe request that carries a session', () => {
  test('passes from our own pages only', () => {
    expect(passing(assertSameOrigin)).toEqual(ONLY_SAME);
  });

  const broken: Record<string, Check> = {
    'lets an absent Origin through': (request) => {
      if (request.headers.get('origin') !== null) assertSameOrigin(request);
    },
    'lets null through': (request) => {
      if (request.headers.get('origin') !== 'null') assertSameOrigin(request);
    },
    'compares the beginning of the Origin': (request) => {
      if (!request.headers.get('origin')?.startsWith(OWN)) throw new Error('refused');
    },
    'trusts Sec-Fetch-Site alone': (request) => {
      if (request.headers.get('sec-fetch-site') === 'cross-site') throw new Error('refused');
    },
    'takes the same site for the same origin': (request) => {
      if (new URL(request.headers.get('origin') ?? 'x:').port !== '3000') throw new Error('refused');
    },
    'forgets a method': (request) => {
      if (request.method !== 'PATCH') assertSameOrigin(request);
    },
  };
  test.each(Object.entries(broken))('is not guarded by a check that %s', (_, check) => {
    expect(passing(check)).not.toEqual(ONLY_SAME);
  });
});

test('without a session and without an Origin it is no browser, and may sign in', () => {
  expect(passing(assertSameOrigin, false)).toEqual(
    ['POST', 'PUT', 'PATCH', 'DELETE'].flatMap((method) => [
      `${method} absent -`,
      `${method} absent same-origin`,
      `${method} same -`,
      `${method} same same-origin`,
    ]),
  );
});

test('reading is never refused', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    expect(
      passes(
        assertSameOrigin,
        requestFrom({ method, origin: 'https://elsewhere.example', site: 'cross-site', signedIn: true }),
      ),
    ).toBe(true);
  }
});
