import { describe, expect, test } from 'vitest';
import { grouped } from './grouped';

type Run = (group: readonly string[]) => Promise<readonly string[]>;

/** A database that notes every group and answers when the test lets it. */
function heldDatabase() {
  const sent: string[][] = [];
  const ends: { end: () => void; fail: (error: Error) => void }[] = [];
  const run: Run = (group) => {
    sent.push([...group]);
    return new Promise((resolve, reject) => {
      ends.push({ end: () => resolve(group.map((item) => `${item}!`)), fail: reject });
    });
  };
  return { sent, ends, run };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const error = (code: string) => Object.assign(new Error(code), { code });

describe('who goes together', () => {
  test('what comes in one turn goes together, and what comes later waits for a free place', async () => {
    const { sent, ends, run } = heldDatabase();
    const ask = grouped<string, string>({ most: 8, atOnce: 1, run });
    const first = [ask('a'), ask('b')];
    await turn();
    const second = [ask('c'), ask('d')];
    await turn();
    expect(sent).toEqual([['a', 'b']]);
    ends[0]?.end();
    expect(await Promise.all(first)).toEqual(['a!', 'b!']);
    await turn();
    expect(sent).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    ends[1]?.end();
    expect(await Promise.all(second)).toEqual(['c!', 'd!']);
  });

  test('beside a group that is under way goes only a full one, as soon as it is full', async () => {
    const { sent, run } = heldDatabase();
    const ask = grouped<string, string>({ most: 2, atOnce: 3, run });
    for (const item of ['a', 'b', 'c']) {
      void ask(item);
    }
    await turn();
    expect(sent).toEqual([['a', 'b']]);
    void ask('d');
    await turn();
    expect(sent).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  test('what may not join is kept apart, and nothing behind it waits for it', async () => {
    const { sent, ends, run } = heldDatabase();
    const ask = grouped<string, string>({ most: 8, atOnce: 1, mayJoin: (group, item) => !group.includes(item), run });
    const answers = Promise.all(['a', 'a', 'b'].map(ask));
    await turn();
    ends[0]?.end();
    await turn();
    ends[1]?.end();
    expect(await answers).toEqual(['a!', 'a!', 'b!']);
    expect(sent).toEqual([['a', 'b'], ['a']]);
  });
});

/** How many have an answer although the database has not ended. */
async function answeredBeforeTheEnd(ask: (item: string) => Promise<unknown>): Promise<number> {
  let answered = 0;
  for (const item of ['a', 'b']) {
    void ask(item).then(() => {
      answered += 1;
    });
  }
  await turn();
  await turn();
  return answered;
}

test('nobody has an answer before the statement has ended; one who answers when it is sent is caught', async () => {
  const { run } = heldDatabase();
  expect(await answeredBeforeTheEnd(grouped({ most: 8, atOnce: 1, run }))).toBe(0);

  const hasty: Run = (group) => {
    void run(group);
    return Promise.resolve(group);
  };
  expect(await answeredBeforeTheEnd(grouped({ most: 8, atOnce: 1, run: hasty }))).toBe(2);
});

describe('when a statement fails', () => {
  /** Fails with this code whenever `bad` is in the group. */
  const failing = (code: string, sent: string[][]): Run => {
    return (group) => {
      sent.push([...group]);
      return group.includes('bad') ? Promise.reject(error(code)) : Promise.resolve(group);
    };
  };
  const outcomesOf = async (code: string) => {
    const sent: string[][] = [];
    const ask = grouped<string, string>({ most: 8, atOnce: 1, run: failing(code, sent) });
    const settled = await Promise.allSettled(['a', 'bad', 'b'].map(ask));
    return { sent, outcomes: settled.map(({ status }) => status) };
  };

  test.each(['22P02', '23505', '40001', '55P03', 'P0001'])(
    'with %s, which has changed nothing, each goes alone and only the one at fault fails',
    async (code) => {
      const { sent, outcomes } = await outcomesOf(code);
      expect(outcomes).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(sent).toEqual([['a', 'bad', 'b'], ['a'], ['bad'], ['b']]);
    },
  );

  test.each(['57P01', '08006', '40003', 'ECONNRESET', ''])(
    'with %j it may have been written, so nobody is run a second time',
    async (code) => {
      const { sent, outcomes } = await outcomesOf(code);
      expect(outcomes).toEqual(['rejected', 'rejected', 'rejected']);
      expect(sent).toEqual([['a', 'bad', 'b']]);
    },
  );

  test('those that go alone do not keep the place', async () => {
    const { sent, ends, run } = heldDatabase();
    const ask = grouped<string, string>({ most: 8, atOnce: 1, run });
    const both = Promise.all([ask('a'), ask('b')]);
    await turn();
    ends[0]?.fail(error('55P03'));
    await turn();
    const later = ask('c');
    await turn();
    expect(sent).toEqual([['a', 'b'], ['a'], ['b'], ['c']]);
    ends[3]?.end();
    expect(await later).toBe('c!');
    ends[1]?.end();
    ends[2]?.end();
    expect(await both).toEqual(['a!', 'b!']);
  });
});
