import { expect, test } from 'vitest';
import { grantedScopes, scopeAllows } from './smart-scope';

test.each([
  ['system/*.cruds', 'Task', 'd', true],
  ['system/*.*', 'Task', 'c', true],
  ['system/Task.rs', 'Task', 's', true],
  ['system/Task.rs', 'Task', 'u', false],
  ['system/Task.rs', 'Patient', 'r', false],
  ['system/*.read', 'Patient', 's', true],
  ['system/Task.read', 'Task', 'c', false],
  ['system/Task.write', 'Task', 'd', true],
  ['system/Task.write', 'Task', 'r', false],
] as const)('%s on %s for %s: %s', (scope, type, letter, allowed) => {
  expect(scopeAllows([scope], type, letter)).toBe(allowed);
});

test.each([
  'user/*.cruds',
  'patient/*.cruds',
  'system/*.sdurc',
  'system/Task.sr',
  'system/Task.rs?status=requested',
  'system/task.r',
  'system/Task.',
  'system/*.',
  'openid',
  '',
])('%j allows nothing and grants nothing', (scope) => {
  expect(scopeAllows([scope], 'Task', 'r')).toBe(false);
  expect(grantedScopes('system/Task.r', [scope])).toBeUndefined();
});

test('a client gets what it asks for within its own scopes, and all of them without asking', () => {
  const own = ['system/Task.cruds', 'system/Patient.rs'];
  expect(grantedScopes(undefined, own)).toEqual(own);
  expect(grantedScopes('system/Task.rs system/Task.rs', own)).toEqual(['system/Task.rs']);
  expect(grantedScopes('system/Task.r system/Observation.r', own)).toEqual(['system/Task.r']);
  expect(grantedScopes('system/*.r', own)).toBeUndefined();
  expect(grantedScopes('system/Task.', own)).toBeUndefined();
  expect(grantedScopes('system/Patient.cruds', own)).toBeUndefined();
});
