import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FormDraft } from '@/lib/domain/form/draft-shape';
import { DraftSender, type DraftState } from './draft-sender';

type Sent = { text: string | undefined; answer: (savedAt: string) => void; fail: (why?: string) => void };
let sent: Sent[];
let states: DraftState['kind'][];
let sender: DraftSender<FormDraft>;
beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  states = [];
  sender = new DraftSender({
    send: ({ note }) =>
      new Promise((answer, reject) => {
        sent.push({ text: note?.[0]?.text, answer, fail: (why = 'no connection') => reject(new Error(why)) });
      }),
    onState: ({ kind }) => states.push(kind),
    isFinal: (error) => error instanceof Error && error.message === 'refused',
  });
});
afterEach(() => vi.useRealTimers());

const type = (text: string) => sender.keep({ note: [{ text }] });
const texts = () => sent.map(({ text }) => text);
/** Lets time pass, and what was answered be heard. */
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

test('what is typed in one go is sent once, a moment after the last key', async () => {
  type('a');
  await pass(1000);
  type('ab');
  await pass(1000);
  expect(texts()).toEqual([]);
  await pass(1000);
  expect(texts()).toEqual(['ab']);
});

test('while one is under way nothing else goes, and then the newest: an older state never comes last', async () => {
  type('a');
  await pass(1500);
  type('ab');
  await pass(5000);
  type('abc');
  await pass(5000);
  expect(texts()).toEqual(['a']);
  sent[0]?.answer('10:00');
  await pass(1500);
  expect(texts()).toEqual(['a', 'abc']);
  sent[1]?.answer('10:01');
  await pass(0);
  expect(states).toEqual(['saving', 'kept', 'saving', 'kept']);
});

test('what could not be kept is sent again, or what was typed since', async () => {
  type('a');
  await pass(1500);
  sent[0]?.fail();
  await pass(0);
  expect(states).toEqual(['saving', 'failed']);
  await pass(10_000);
  expect(texts()).toEqual(['a', 'a']);
  type('ab');
  sent[1]?.fail();
  await pass(1500);
  expect(texts()).toEqual(['a', 'a', 'ab']);
});

test('what the server refuses is not sent again by itself', async () => {
  type('a');
  await pass(1500);
  sent[0]?.fail('refused');
  await pass(60_000);
  expect([texts(), states]).toEqual([['a'], ['saving', 'failed']]);
});

test('who leaves the form sends what waits at once, and once it was completed nothing is sent', async () => {
  type('a');
  sender.flush();
  await pass(0);
  expect(texts()).toEqual(['a']);
  sent[0]?.answer('10:00');
  await pass(0);
  type('ab');
  sender.drop();
  await pass(60_000);
  expect(texts()).toEqual(['a']);
});
