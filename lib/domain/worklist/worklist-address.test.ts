import { describe, expect, test } from 'vitest';
import { hrefOf, placeOf, unknownParts, WorklistAddress } from './worklist-address';
import { WorklistFilter } from './worklist-filter';

const VIEW = '0193c0de-0000-7000-8000-000000000001';

describe('the address of a place in the list', () => {
  test('says filter, open task and saved view, and reads back as the same place', () => {
    const place = { filter: WorklistFilter.parse({ owner: 'me', priority: 'stat,asap' }), task: 't-1', view: VIEW };
    const href = hrefOf(place);
    expect(href).toBe(`/worklist?owner=me&priority=stat%2Casap&view=${VIEW}&task=t-1`);
    const search = Object.fromEntries(new URL(href, 'http://ward').searchParams);
    expect(placeOf(WorklistAddress.parse(search))).toEqual(place);
  });

  test('is bare where there is nothing to say', () => {
    expect(hrefOf({ filter: WorklistFilter.parse({}) })).toBe('/worklist');
  });

  test.each([{ task: '../x' }, { view: 'mine' }, { colour: 'red' }])('refuses %o', (search) => {
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
