import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';

const asked: (Headers | undefined)[] = [];

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['performance'] });
  const page = new EventTarget();
  vi.stubGlobal('window', page);
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    asked.push(new Headers(init.headers));
    return Promise.resolve(Response.json({}));
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  asked.length = 0;
});

test('what a page asks for by itself does not keep a session awake; what somebody does is somebody at work', async () => {
  const { callApi } = await import('./call-api');
  await callApi('/api/worklist', {}, z.object({}));
  vi.advanceTimersByTime(61_000);
  await callApi('/api/worklist', {}, z.object({}));
  window.dispatchEvent(new Event('keydown'));
  await callApi('/api/worklist', {}, z.object({}));
  expect(asked.map((headers) => headers?.get('taskward-background') ?? null)).toEqual([null, '1', null]);
});
