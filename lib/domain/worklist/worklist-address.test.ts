import { describe, expect, test } from 'vitest';
import { hrefOf, placeOf, unknownParts, WorklistAddress } from './worklist-address';
import { WorklistFilter } from './worklist-filter';

const VIEW = '0193c0de-0000-7000-8000-000000000001';

describe('the address of a place in the list', () => {
  test('says filter, order, open task and saved view, and reads back as the same place', () => {
    const place = {
      filter: WorklistFilter.parse({ owner: 'me', priority: 'stat,asap' }),
      order: 'bed' as const,
      task: 't-1',
      view: VIEW,
    };
    const href = hrefOf(place);
    expect(href).toBe(`/worklist?owner=me&priority=stat%2Casap&order=bed&view=${VIEW}&task=t-1`);
    const search = Object.fromEntries(new URL(href, 'http://ward').searchParams);
    expect(placeOf(WorklistAddress.parse(search))).toEqual(place);
  });

  test('leaves out the order that every list has', () => {
    expect(hrefOf({ filter: WorklistFilter.parse({}), order: 'lateness' })).toBe('/worklist');
    expect(placeOf(WorklistAddress.parse({})).order).toBe('lateness');
  });

  test('is bare where there is nothing to say', () => {
    expect(hrefOf({ filter: WorklistFilter.parse({}) })).toBe('/worklist');
  });

  test.each([{ task: '../x' }, { view: 'mine' }, { colour: 'red' }, { order: 'name' }])('refuses %o', (search) => {
    expect(WorklistAddress.safeParse(search).success).toBe(false);
  });

  test('says which parts are not understood, by the names on the screen', () => {
    const parsed = WorklistAddress.safeParse({ colour: 'red', team: 'Patient/x', task: '../x', status: 'done' });
    expect(unknownParts(parsed.error ?? { issues: [] }).toSorted()).toEqual([
      'Open task',
      'Status',
      'Team',
      '“colour”',
    ]);
  });
});
