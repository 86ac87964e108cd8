import { expect, test } from 'vitest';
import { grantedScopes, scopesAllow } from './scope';

test('a scope allows what its letters say, for its type only', () => {
  expect(scopesAllow(['system/Task.rs'], 'Task', 'read')).toBe(true);
  expect(scopesAllow(['system/Task.rs'], 'Task', 'update')).toBe(false);
  expect(scopesAllow(['system/Task.cruds'], 'Patient', 'read')).toBe(false);
  expect(scopesAllow(['system/*.cruds'], 'Patient', 'delete')).toBe(true);
});

test('the words of version 1 still count', () => {
  expect(scopesAllow(['system/Task.read'], 'Task', 'search')).toBe(true);
  expect(scopesAllow(['system/Task.read'], 'Task', 'create')).toBe(false);
  expect(scopesAllow(['system/Task.write'], 'Task', 'delete')).toBe(true);
});

test.each([
  'user/*.cruds',
  'system/*.sdurc',
  'system/Task.rs?status=ready',
  'system/task.r',
  'system/*.',
  'openid',
  '',
])('%j allows nothing', (scope) => {
  expect(scopesAllow([scope], 'Task', 'read')).toBe(false);
});

test('a client gets what it asks for within its own scopes, and all of them without asking', () => {
  const own = ['system/Task.cruds', 'system/Patient.rs'];
  expect(grantedScopes(undefined, own)).toEqual(own);
  expect(grantedScopes('system/Task.rs system/Task.rs', own)).toEqual(['system/Task.rs']);
  expect(grantedScopes('system/Task.r system/Observation.r', own)).toEqual(['system/Task.r']);
  expect(grantedScopes('system/*.r', own)).toBeUndefined();
  expect(grantedScopes('system/Patient.cruds', own)).toBeUndefined();
});
