import { expect, test } from 'vitest';
import { ApiError } from './api-error';
import { runInChunks } from './run-in-chunks';

const ITEMS = [1, 2, 3, 4, 5];
const LOST = new ApiError({ error: 'offline', message: 'Nothing answered.', status: 0 });
const REFUSED = new ApiError({ error: 'unauthenticated', message: 'Sign in to go on.', status: 401 });

/** Sends by twos; the chunk that begins with `breaks` fails. */
async function run({ breaks, failure = LOST, stopAfter }: { breaks?: number; failure?: Error; stopAfter?: number }) {
  const [sent, answered]: [number[][], number[]] = [[], []];
  const end = await runInChunks({
    items: ITEMS,
    size: 2,
    send: (chunk) => {
      sent.push([...chunk]);
      return chunk[0] === breaks ? Promise.reject(failure) : Promise.resolve(chunk);
    },
    onAnswers: (answers) => answered.push(...answers),
    isStopped: () => answered.length === stopAfter,
  });
  return { sent, answered, ...end };
}

test('all are sent in chunks, in their order', async () => {
  const { sent, answered, unknown, rest } = await run({});
  expect({ sent, answered, unknown, rest }).toEqual({
    sent: [[1, 2], [3, 4], [5]],
    answered: ITEMS,
    unknown: [],
    rest: [],
  });
});

test('stopping lets the chunk under way end and keeps what was not sent', async () => {
  expect(await run({ stopAfter: 2 })).toMatchObject({ answered: [1, 2], unknown: [], rest: [3, 4, 5] });
});

test('a chunk that nobody answered is unknown, and the same chunk comes first when it goes on', async () => {
  const { answered, unknown, rest, sent } = await run({ breaks: 3 });
  expect({ answered, unknown, rest }).toEqual({ answered: [1, 2], unknown: [3, 4], rest: [5] });
  expect([...unknown, ...rest].slice(0, 2)).toEqual(sent.at(-1));
});

test('a chunk that was refused as a whole was certainly not done', async () => {
  expect(await run({ breaks: 3, failure: REFUSED })).toMatchObject({ unknown: [], rest: [3, 4, 5], error: REFUSED });
});

test('a fault of our own is no answer of the server', async () => {
  await expect(run({ breaks: 1, failure: new TypeError('ours') })).rejects.toThrow('ours');
});
