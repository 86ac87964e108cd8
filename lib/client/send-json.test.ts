import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ApiError } from './api-error';
import { sendJson } from './send-json';

const answer = z.object({ id: z.string() });
const send = (body: unknown) => sendJson({ path: '/api/tasks', body, answer });

function answerWith(...answers: (Response | Error)[]): { keys: () => (string | null)[] } {
  const calls: (string | null)[] = [];
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    calls.push(new Headers(init.headers).get('idempotency-key'));
    const next = answers.shift();
    return next instanceof Response ? Promise.resolve(next) : Promise.reject(next);
  });
  return { keys: () => calls };
}

afterEach(() => vi.unstubAllGlobals());

describe('a write', () => {
  test('pressed again after nothing answered, sends the same key, so it is done once', async () => {
    const { keys } = answerWith(
      new TypeError('network'),
      Response.json({}, { status: 502 }),
      Response.json({ id: '1' }),
      Response.json({ id: '2' }),
    );
    await expect(send({ a: 1 })).rejects.toMatchObject({ status: 0, isUnknownOutcome: true });
    await expect(send({ a: 1 })).rejects.toMatchObject({ status: 502 });
    await expect(send({ a: 1 })).resolves.toEqual({ id: '1' });
    await send({ a: 1 });
    const [first, second, third, fourth] = keys();
    expect([second, third]).toEqual([first, first]);
    expect(fourth).not.toBe(first);
  });
  test('that was refused sends a new key the next time', async () => {
    const refusal = { error: 'refused', message: 'Not yours.', rule: 'owner', wayForward: 'Ask the owner.' };
    const { keys } = answerWith(Response.json(refusal, { status: 403 }), Response.json({ id: '1' }));
    await expect(send({ b: 1 })).rejects.toMatchObject({ status: 403, rule: 'owner', wayForward: 'Ask the owner.' });
    await send({ b: 1 });
    expect(keys()[0]).not.toBe(keys()[1]);
  });
  test('carries what stands now after a conflict', async () => {
    answerWith(
      Response.json({ error: 'stale', message: 'Changed.', current: { resourceType: 'Task' } }, { status: 409 }),
    );
    const error = await send({ c: 1 }).catch((thrown: unknown) => thrown);
    expect(error instanceof ApiError && error.isConflict && error.current).toEqual({ resourceType: 'Task' });
  });
  test('whose answer is not understood fails instead of passing it on', async () => {
    answerWith(Response.json({ name: 'x' }));
    await expect(send({ d: 1 })).rejects.toMatchObject({ error: 'garbled' });
  });
});
