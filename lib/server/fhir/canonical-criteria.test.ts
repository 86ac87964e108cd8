import { describe, expect, test } from 'vitest';
import { canonicalCriteria } from './canonical-criteria';

const canonical = (query: string): string => canonicalCriteria(new URLSearchParams(query));

describe('one identity has one spelling', () => {
  test.each([
    ['identifier=urn:s|a&active=true', 'active=true&identifier=urn:s|a'],
    ['identifier=urn:s|a', 'identifier=urn%3As%7Ca'],
    ['identifier=urn:s|a&identifier=urn:s|b', 'identifier=urn:s|b&identifier=urn:s|a'],
    ['identifier=urn:s|a,urn:s|b', 'identifier=urn:s|b,urn:s|a,urn:s|b'],
    ['identifier=urn:s|a&identifier=urn:s|a', 'identifier=urn:s|a'],
    ['name=a+b', 'name=a%20b'],
  ])('%s is %s', (one, other) => {
    expect(canonical(one)).toBe(canonical(other));
  });

  test.each([
    ['identifier=a', 'identifier=b'],
    ['identifier=a', 'identifier:not=a'],
    ['identifier=a,b', 'identifier=a&identifier=b'],
    ['name=a\\,b', 'name=b\\,a'],
    ['name=a\\\\,b', 'name=a\\,b'],
    ['name=a,', 'name=a'],
  ])('%s is not %s', (one, other) => {
    expect(canonical(one)).not.toBe(canonical(other));
  });
});

test('what it says can be read as it was meant', () => {
  expect([...new URLSearchParams(canonical('identifier=urn:s|b,urn:s|a&name=x\\,y'))]).toEqual([
    ['identifier', 'urn:s|a,urn:s|b'],
    ['name', 'x\\,y'],
  ]);
});

test.each(['', '_format=json', '_count=1&identifier=a', 'identifier=a&_sort=name'])('%j selects nothing', (query) => {
  expect(() => canonical(query)).toThrow('parameters that select');
});
