import { expect, test } from 'vitest';
import { nextPathOf } from './next-path';

test.each(['/worklist?owner=me', '/tasks/a-1', '/', '/admin/people#x'])('signing in leads back to %s', (path) => {
  expect(nextPathOf(path)).toBe(path);
});

test.each([
  undefined,
  null,
  '',
  'worklist',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'https://elsewhere.example',
  'javascript:alert(1)',
  '/\t/elsewhere.example',
  '/a\\b',
  '/a\nb',
  '/sign-in',
  '/sign-in?next=/sign-in',
  '/api/session',
  '/fhir/Task',
  `/${'a'.repeat(2000)}`,
])('signing in never leads to %j', (path) => {
  expect(nextPathOf(path)).toBe('/worklist');
});
