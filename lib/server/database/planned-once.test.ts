import { expect, test } from 'vitest';
import { plannedOnce } from './planned-once';

const named = (text: string) => plannedOnce({ text, values: [] }).name;

test('a text keeps its name, another text has another, and names are short enough for PostgreSQL', () => {
  expect(named('select 1')).toBe(named('select 1'));
  expect(named('select 1')).not.toBe(named('select 2'));
  expect(named('select 1')?.length).toBeLessThan(64);
});

test('whoever sends ever new statements fills no connection: there is an end to names, and those that are known stay', () => {
  const first = named('select 1');
  const names = Array.from({ length: 500 }, (_, number) => named(`select ${number} as other`));
  expect(names.filter((name) => name !== undefined).length).toBeLessThanOrEqual(100);
  expect(names.at(-1)).toBeUndefined();
  expect(named('select 1')).toBe(first);
});
