import { expect, test } from 'vitest';
import { ACCESS_ROLES, type AccessRole, type Actor } from './actor';
import { mayWrite } from './may-write';

const KINDS = ['create', 'update', 'delete'] as const;
const TYPES = ['Task', 'QuestionnaireResponse', 'Questionnaire', 'Patient', 'Provenance', 'AuditEvent'] as const;

const actor = (accessRole: AccessRole): Actor => ({
  accountId: 'a',
  username: 'a',
  accessRole,
  reference: 'Practitioner/a',
  display: 'A',
  handles: [],
  teams: [],
  rolesAtPlaces: [],
  units: [],
  scopes: [],
});

/** Who writes what, by hand: c creates, u updates, d deletes; in the order of TYPES. */
const GRID: Record<AccessRole, readonly string[]> = {
  clinician: ['cu', 'c', '', '', '', ''],
  supervisor: ['cu', 'c', '', '', '', ''],
  manager: ['', '', '', '', '', ''],
  auditor: ['', '', '', '', '', ''],
  admin: ['', '', 'cud', '', '', ''],
  agent: ['cud', 'cud', 'cud', 'cud', 'c', ''],
};

function gridOf(rule: typeof mayWrite): typeof GRID {
  const cell = (role: AccessRole, type: (typeof TYPES)[number]) =>
    KINDS.filter((kind) => rule(actor(role), type, kind))
      .map((kind) => kind.charAt(0))
      .join('');
  const rows = ACCESS_ROLES.map((role) => [role, TYPES.map((type) => cell(role, type))]);
  return Object.fromEntries(rows) as typeof GRID;
}

test('each access role writes the types that its work is made of, and nobody rewrites the record', () => {
  expect(gridOf(mayWrite)).toEqual(GRID);
});

test('a rule that lets people delete is caught by the grid', () => {
  expect(gridOf((who, type, kind) => mayWrite(who, type, kind === 'delete' ? 'update' : kind))).not.toEqual(GRID);
});
