import { describe, expect, test } from 'vitest';
import { presenceAfter, presenceWords } from './presence';
import { type LookedAt, PresenceFor } from './presence-for';

const AMARA = { account: 'a', name: 'Amara Okafor' };
const BEN = { account: 'b', name: 'Ben Ito' };
const looked = (task: string, ...people: LookedAt['people']): LookedAt => ({ task, reach: [`unit:${task}`], people });
const reader = (...tasks: string[]) => ({ account: 'b', keys: new Set(tasks.map((task) => `unit:${task}`)) });

describe('who else looks at a task', () => {
  test.each([
    [[], ''],
    [['Amara Okafor'], 'Amara Okafor is looking at this'],
    [['Amara Okafor', 'Ben Ito'], 'Amara Okafor and Ben Ito are looking at this'],
    [['A B', 'C D', 'E F', 'G H'], 'A B, C D and 2 more are looking at this'],
  ])('%j reads %j', (names, words) => expect(presenceWords(names)).toBe(words));

  test('news takes the place of what was known, task by task, and all of it the place of everything', () => {
    const known = presenceAfter(new Map(), { tasks: { t1: ['A'], t2: ['B'] } });
    expect([...presenceAfter(known, { tasks: { t1: [], t3: ['C'] } })]).toEqual([
      ['t2', ['B']],
      ['t3', ['C']],
    ]);
    expect([...presenceAfter(known, { all: true, tasks: {} })]).toEqual([]);
  });

  test('a reader hears of others at tasks they may see, of each change once, and never of themselves', () => {
    const told = new PresenceFor(reader('t1'));
    expect(told.all([looked('t1', AMARA, BEN), looked('t2', AMARA)])).toEqual({
      all: true,
      tasks: { t1: ['Amara Okafor'] },
    });
    expect(told.newsOf([looked('t1', AMARA)])).toBeUndefined();
    expect(told.newsOf([looked('t1', BEN)])).toEqual({ tasks: { t1: [] } });
  });

  test('what a reader may not see any more is taken back, and what they may see by now is told', () => {
    const told = new PresenceFor(reader('t1'));
    const present = [looked('t1', AMARA), looked('t2', AMARA)];
    told.all(present);
    told.readBy(reader('t2').keys);
    expect(told.newsOf(present)).toEqual({ tasks: { t1: [], t2: ['Amara Okafor'] } });
  });
});
