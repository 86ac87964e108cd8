import { describe, expect, test } from 'vitest';
import { keyOf, linkIdOf, rowPlace } from '@/lib/domain/form/draft-shape';
import { fieldIdOf } from './field-id';
import { dateTextOf, dateTimeTextOf, dayWordsOf, typedDateOf, typedDateTimeOf } from './typed-date';

describe('a day in three boxes', () => {
  test.each([
    ['a day', { day: '3', month: '2', year: '2026' }, '2026-02-03'],
    ['a month alone', { day: '', month: '11', year: '2026' }, '2026-11'],
    ['a year alone', { day: '', month: '', year: '2026' }, '2026'],
    ['nothing', { day: '', month: ' ', year: '' }, ''],
    ['29 February of a leap year', { day: '29', month: '2', year: '2024' }, '2024-02-29'],
  ])('%s is kept as FHIR has it', (_what, typed, text) => {
    expect(dateTextOf(typed)).toBe(text);
    expect(dateTextOf(typedDateOf(text))).toBe(text);
  });

  test.each([
    ['a day that no month has', { day: '31', month: '2', year: '2026' }],
    ['a month that no year has', { day: '1', month: '13', year: '2026' }],
    ['a year of two digits', { day: '1', month: '1', year: '26' }],
    ['a day without its month', { day: '5', month: '', year: '2026' }],
    ['a day without its year', { day: '5', month: '6', year: '' }],
    ['letters', { day: '5', month: 'Ju', year: '2026' }],
  ])('%s is no date, and what was typed is not lost', (_what, typed) => {
    expect(dateTextOf(typed)).not.toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
    expect(typedDateOf(dateTextOf(typed))).toEqual(typed);
  });

  test('it is read back with its weekday', () => {
    expect(dayWordsOf('2026-11-24')).toBe('Tuesday 24 November 2026');
    expect(dayWordsOf('2026-11')).toBe('November 2026');
    expect(dayWordsOf('31/2/2026')).toBeUndefined();
  });
});

test('a moment has a day and a time; half of one is neither empty nor a moment', () => {
  const day = { day: '24', month: '11', year: '2026' };
  expect(dateTimeTextOf({ ...day, time: '9.05' })).toBe('2026-11-24T09:05');
  expect(dateTimeTextOf({ ...day, time: '' })).toBe('2026-11-24T');
  expect(dateTimeTextOf({ day: '', month: '', year: '', time: '9' })).toBe('T09:00');
  expect(dateTimeTextOf({ day: '', month: '', year: '', time: '' })).toBe('');
  expect(typedDateTimeOf('2026-11-24T09:05')).toEqual({ ...day, time: '09:05' });
});

test('no two questions share a control, and a part of one is no other question', () => {
  const linkIds = ['a b', 'a_b', 'a-b', 'a.b', 'a', 'a-1', 'a-own', 'a_2e_b', '1', '1.1'];
  const ids = linkIds.map((linkId) => fieldIdOf(rowPlace('', linkId, 0)));
  const parts = ['-month', '-own', '-hint'].map((part) => `${fieldIdOf(rowPlace('', 'a', 0))}${part}`);
  expect(new Set([...ids, ...parts]).size).toBe(ids.length + parts.length);
  expect(linkIds.map((linkId) => linkIdOf(keyOf(linkId)))).toEqual(linkIds);
  expect(ids.join('')).not.toMatch(/\s/);
});
