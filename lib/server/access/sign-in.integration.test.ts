import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DELETE, GET, POST } from '@/app/api/session/route';
import { SessionAnswer } from '@/lib/domain/access/session';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { putKnownAccounts } from './known-accounts';
import { signIn } from './sign-in';
import { tryThrottled } from './throttle';

const OWN = 'http://localhost:3000';
const NOW = new Date('2026-03-01T10:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const attempt = (overrides: Partial<Parameters<typeof signIn>[0]> = {}) =>
  signIn({
    username: 'nurse',
    password: 'demo',
    address: '10.0.0.1',
    userAgent: 'test',
    replaces: undefined,
    now: NOW,
    ...overrides,
  });
const outcome = (promise: Promise<unknown>) =>
  promise.then(
    () => 'in',
    (error: Error) => error.name,
  );

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await putKnownAccounts(
    ['nurse', 'nurse2'].map((username) => ({
      username,
      display: username,
      password: 'demo',
      accessRole: 'clinician' as const,
      practitioner: `Practitioner/${username}`,
      units: [],
    })),
    NOW,
  );
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('truncate sign_in_attempt, session cascade'));

describe('signing in', () => {
  test('works with the name in any case, and no secret is stored', async () => {
    const token = await attempt({ username: ' Nurse ' });
    const { rows } = await database.pool.query('select id from session');
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(rows.map(({ id }) => id)).not.toContain(token);
    const account = await database.pool.query<{ password_hash: string }>(
      "select password_hash from account where username = 'nurse'",
    );
    expect(account.rows[0]?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('fails in the same words for a wrong password, an unknown name and a disabled account', async () => {
    await database.pool.query("update account set disabled_at = now() where username = 'nurse2'");
    const failures = await Promise.all(
      [{ password: 'no' }, { username: 'nobody' }, { username: 'nurse2' }].map((part) =>
        attempt(part).catch((error: Error) => error.message),
      ),
    );
    await database.pool.query("update account set disabled_at = null where username = 'nurse2'");
    expect(new Set(failures).size).toBe(1);
  });

  test('of an unknown name costs the same work', async () => {
    const time = async (username: string) => {
      await database.pool.query('truncate sign_in_attempt');
      const start = performance.now();
      await outcome(attempt({ username, password: 'no' }));
      return performance.now() - start;
    };
    // In turn and the quickest of each, so that a busy machine is busy for both.
    const times: { known: number; unknown: number }[] = [];
    for (let round = 0; round < 9; round += 1) {
      times.push({ known: await time('nurse'), unknown: await time('nobody') });
    }
    const [known, unknown] = [
      Math.min(...times.map((each) => each.known)),
      Math.min(...times.map((each) => each.unknown)),
    ];
    expect(unknown).toBeGreaterThan(known / 3);
  });

  test('ends the session that the browser held before', async () => {
    const first = await attempt();
    await attempt({ replaces: first });
    expect((await database.pool.query('select from session')).rowCount).toBe(1);
  });

  test('is recorded, and so is each failure, without the name that was typed', async () => {
    const events = async () =>
      (
        await database.pool.query<{ content: string }>("select content from resource where type = 'AuditEvent'")
      ).rows.map(({ content }) => JSON.parse(content));
    const before = (await events()).length;
    await attempt();
    await outcome(attempt({ password: 'no' }));
    await outcome(attempt({ username: 'hunter2-my-password' }));
    const recorded = await events();
    expect(recorded.length - before).toBe(3);
    expect(recorded.filter(({ outcome: code }) => code === '0').length).toBeGreaterThan(0);
    expect(JSON.stringify(recorded)).not.toContain('hunter2');
  });
});

describe('the throttle', () => {
  test('lets five failures a minute through, then says when to come back, even to the right password', async () => {
    const tries = [];
    for (let each = 0; each < 6; each += 1) {
      tries.push(await outcome(attempt({ password: 'no', now: later(each) })));
    }
    expect(tries).toEqual([...Array(5).fill('WrongPasswordError'), 'ThrottledError']);
    await expect(attempt({ now: later(10) })).rejects.toMatchObject({ name: 'ThrottledError', retryAfterSeconds: 50 });
    expect(await outcome(attempt({ now: later(61) }))).toBe('in');
  });

  test('does not keep a colleague out, nor the same person elsewhere', async () => {
    await Promise.all(Array.from({ length: 8 }, () => outcome(attempt({ password: 'no' }))));
    expect(await outcome(attempt({ username: 'nurse2' }))).toBe('in');
    expect(await outcome(attempt({ address: '10.0.0.2' }))).toBe('in');
  });

  test('holds for one account however often the address changes', async () => {
    const tries = [];
    for (let each = 0; each < 12; each += 1) {
      tries.push(await outcome(attempt({ password: 'no', address: `10.0.1.${each}` })));
    }
    expect(tries.filter((each) => each === 'WrongPasswordError')).toHaveLength(10);
  });

  test('holds for one address however often the name changes', async () => {
    const tries = await Promise.all(
      Array.from({ length: 64 }, (_, each) => outcome(attempt({ username: `name${each}` }))),
    );
    expect(tries.filter((each) => each === 'WrongPasswordError')).toHaveLength(60);
  });

  test('does not count success: a ward signs in as often as it must, also all at once', async () => {
    const tries = await Promise.all(Array.from({ length: 20 }, () => outcome(attempt())));
    expect(new Set(tries)).toEqual(new Set(['in']));
  });

  type Throttle = typeof tryThrottled;
  const looksAt = async (throttle: Throttle) => {
    let looked = 0;
    const guess = () =>
      throttle({ account: 'nurse', address: '10.0.9.9', now: NOW }, async () => {
        looked += 1;
        await pause(30);
        return undefined;
      });
    await Promise.allSettled(Array.from({ length: 32 }, guess));
    return looked;
  };

  test('looks at five of 32 simultaneous guesses', async () => {
    expect(await looksAt(tryThrottled)).toBe(5);
  });

  test('that counts only afterwards looks at more: this test would notice', async () => {
    const failures: Date[] = [];
    const naive: Throttle = async ({ now }, prove) => {
      if (failures.length >= 5) throw new Error('throttled');
      const proof = await prove();
      if (proof === undefined) failures.push(now);
      return proof;
    };
    expect(await looksAt(naive)).toBeGreaterThan(5);
  });
});

describe('POST, GET and DELETE /api/session', () => {
  const request = (method: string, options: { body?: unknown; cookie?: string; origin?: string | null } = {}) => {
    const headers = new Headers({ host: 'localhost:3000' });
    if (options.origin !== null) headers.set('origin', options.origin ?? OWN);
    if (options.body !== undefined) headers.set('content-type', 'application/json');
    if (options.cookie !== undefined) headers.set('cookie', options.cookie);
    return new Request(`${OWN}/api/session`, {
      method,
      headers,
      ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
    });
  };
  const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';

  test('sign in, say who, sign out', async () => {
    const signedIn = await POST(request('POST', { body: { username: 'nurse', password: 'demo' } }));
    expect(signedIn.status).toBe(200);
    expect(signedIn.headers.get('set-cookie')).toMatch(/^taskward_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(SessionAnswer.parse(await signedIn.json())).toMatchObject({
      username: 'nurse',
      accessRole: 'clinician',
      idleMinutes: 15,
      demo: false,
    });
    const cookie = cookieOf(signedIn);
    expect((await GET(request('GET', { cookie }))).status).toBe(200);
    expect((await DELETE(request('DELETE', { cookie, origin: null }))).status).toBe(403);
    expect((await DELETE(request('DELETE', { cookie }))).status).toBe(204);
    expect((await GET(request('GET', { cookie }))).status).toBe(401);
  });

  test.each([
    [{ username: 'nurse', password: 'no' }, 401],
    [{ username: 'nurse' }, 400],
    [{ username: 'nurse', password: 'demo', accessRole: 'admin' }, 400],
    [{ username: { $ne: 1 }, password: 'demo' }, 400],
    ["' or 1=1 --", 400],
    [{ username: 'nurse\0', password: 'demo' }, 400],
  ])('%j is answered %i', async (body, status) => {
    expect((await POST(request('POST', { body }))).status).toBe(status);
  });
});
