import { describe, expect, test } from 'vitest';
import { conditionsIn, conditionsOf, fixedWords } from './filter-words';
import { asking, chosenIn, FACETS, FacetQuery } from './worklist-facet';
import { toSearchParams, WorklistFilter, WorklistQuery } from './worklist-filter';

const FULL = WorklistFilter.parse({
  owner: 'me',
  team: 'CareTeam/t,HealthcareService/s',
  place: 'ward-a,bed-1',
  requester: 'me,Practitioner/p',
  tag: 'http://tags|isolation,|a\\,b',
  role: 'nurse',
  type: 'wound',
  status: 'ready',
  priority: 'stat',
  due: 'shift',
  closed: 'today',
  check: 'waiting',
});

describe('the filter in an address (UX-03)', () => {
  test('reads back as the same filter, with commas inside values', () => {
    expect(FULL.tag).toEqual(['http://tags|isolation', '|a,b']);
    expect(WorklistFilter.parse(Object.fromEntries(toSearchParams(FULL)))).toEqual(FULL);
  });

  test.each([
    { team: 'Practitioner/p' },
    { team: 'me' },
    { requester: 'Smith' },
    { requester: 'mee' },
    { requester: 'identifier:http://mrn|12' },
    { requester: 'https://other.example/Patient/1' },
    { colour: 'red' },
  ])('refuses %o', (search) => {
    expect(WorklistFilter.safeParse(search).success).toBe(false);
  });

  test.each([
    [{ unit: 'ward-a' }, ['ward-a']],
    [{ unit: 'ward-a', place: 'bed-1' }, ['ward-a', 'bed-1']],
    [{ place: 'bed-1' }, ['bed-1']],
  ])('%o asks for the places %o: a unit is a place', (search, place) => {
    expect(WorklistQuery.parse(search).place).toEqual(place);
  });

  test('a unit that is not text is refused and not left out', () => {
    expect(WorklistQuery.safeParse({ unit: ['a', 'b'] }).success).toBe(false);
    expect(FacetQuery.safeParse({ unit: 5, facet: 'role' }).success).toBe(false);
  });

  test('counts each condition that is asked for once, and none that is not', () => {
    expect(conditionsIn(FULL).toSorted()).toEqual([...FACETS].toSorted());
    expect(conditionsOf(WorklistFilter.parse({ owner: 'any', tag: '', q: '' }))).toBe(0);
    expect(conditionsOf(WorklistFilter.parse({ tag: 'a,b', q: 'x', closed: 'today' }))).toBe(3);
  });

  test.each(FACETS)('%s asked for by what it asks for is the same filter', (facet) => {
    expect({ ...FULL, ...asking(facet, chosenIn(FULL, facet)) }).toEqual(FULL);
    expect(chosenIn({ ...FULL, ...asking(facet, []) }, facet)).toEqual([]);
  });

  test('only values of our own have words without the server', () => {
    expect([fixedWords('owner', 'none'), fixedWords('status', 'on-hold')]).toEqual(['Nobody yet', 'On hold']);
    expect([fixedWords('owner', 'constructor'), fixedWords('role', 'me')]).toEqual([undefined, undefined]);
  });
});
