import { describe, expect, test } from 'vitest';
import { ageWords, bedWords, initialsOf, recordNumberWords } from './patient-words';
import { dateWords, localInputOf, spanWords, timeWords } from './site-time';

const clock = { now: new Date('2026-11-23T14:07:00Z'), timeZone: 'Europe/Vienna' };

describe('how a patient is written', () => {
  test('record numbers stand in groups, and what is not digits stays', () => {
    expect(
      ['437915', '4857773456', '12345678', '1234567', '123456789', 'AB-12', '1234'].map(recordNumberWords),
    ).toEqual(['437 915', '485 777 3456', '1234 5678', '123 4567', '123 456 789', 'AB-12', '1234']);
  });
  test('dates have words for months, and may lack the day', () => {
    expect([dateWords('1945-07-14'), dateWords('1945-07'), dateWords('1945'), dateWords('1945-07-14', 'full')]).toEqual(
      ['14 Jul 1945', 'Jul 1945', '1945', '14 July 1945'],
    );
  });
  test('a birthday counts from the day it is on the clock of the site', () => {
    expect(ageWords('1945-07-14', clock)).toBe('81 y');
    expect(ageWords('1945-11-24', clock)).toBe('80 y');
    expect(ageWords('1945-11-24', { ...clock, now: new Date('2026-11-23T23:30:00Z') })).toBe('81 y');
  });
  test('small children have days, then months', () => {
    expect([
      ageWords('2026-11-20', clock),
      ageWords('2026-09-24', clock),
      ageWords('2024-11-24', clock),
      ageWords('2024-11-23', clock),
    ]).toEqual(['3 d', '1 mo', '23 mo', '2 y']);
  });
  test('a year alone makes the age a guess, and says so', () => {
    expect(ageWords('1945', clock)).toBe('about 81 y');
  });
  test('a bed says that it is one, once', () => {
    expect([bedWords('3E-07'), bedWords('Bed 3E-07')]).toEqual(['Bed 3E-07', 'Bed 3E-07']);
  });
  test('initials are given before family, whichever way the name is written', () => {
    expect([initialsOf('LINDQVIST, Maria'), initialsOf('Maria Lindqvist'), initialsOf('Cher'), initialsOf('')]).toEqual(
      ['ML', 'ML', 'C', ''],
    );
  });
});

describe('how times are written', () => {
  test('the clock has 24 hours and begins at 00', () => {
    expect(timeWords(new Date('2026-11-23T23:05:00Z'), 'Europe/Vienna')).toBe('00:05');
  });
  test('spans have two units at most', () => {
    expect([0, 59, 60, 113, 1440, 4560, 20000].map((minutes) => spanWords(minutes))).toEqual([
      '0 min',
      '59 min',
      '1 h',
      '1 h 53 min',
      '1 d',
      '3 d 4 h',
      '13 d',
    ]);
  });
  test('a box for date and time shows the clock of the site, summer and winter', () => {
    expect(localInputOf(new Date('2026-07-01T12:00:00Z'), 'Europe/Vienna')).toBe('2026-07-01T14:00');
    expect(localInputOf(new Date('2026-12-01T12:00:00Z'), 'Europe/Vienna')).toBe('2026-12-01T13:00');
  });
});
