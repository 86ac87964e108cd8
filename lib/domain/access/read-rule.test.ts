import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RESOURCE_TYPES } from '@/lib/domain/fhir/resource-type';
import { compartmentParametersOf } from './patient-compartment';
import { readRuleOf } from './read-rule';
import { scopeAllows } from './smart-scope';

const nurse = { accessRole: 'clinician', scopes: [] } as const;

test('the compartment table is the one HL7 published', () => {
  const published = JSON.parse(
    readFileSync('node_modules/hl7.fhir.r4.examples/CompartmentDefinition-patient.json', 'utf8'),
  ) as { resource: { code: string; param?: string[] }[] };
  for (const { code, param = [] } of published.resource) {
    expect([code, compartmentParametersOf(code)]).toEqual([code, param]);
  }
});

test.each([
  ['Task', 'task'],
  ['Patient', 'patient'],
  ['Observation', 'patient'],
  ['Encounter', 'patient'],
  ['QuestionnaireResponse', 'patient'],
  ['Questionnaire', 'all'],
  ['Practitioner', 'all'],
  ['Location', 'all'],
  ['ActivityDefinition', 'all'],
  ['CareTeam', 'all'],
  ['Provenance', 'record'],
  ['AuditEvent', 'record'],
  ['Subscription', 'none'],
  ['Basic', 'patient'],
  ['Bundle', 'none'],
  ['Binary', 'none'],
])('a nurse reads %s by the rule "%s"', (type, rule) => {
  expect(readRuleOf(nurse, type)).toBe(rule);
});

test('the organisation reads everything, an agent what its scopes say', () => {
  for (const accessRole of ['manager', 'auditor', 'admin'] as const) {
    expect(new Set(RESOURCE_TYPES.map((type) => readRuleOf({ accessRole, scopes: [] }, type)))).toEqual(
      new Set(['all']),
    );
  }
  const agent = { accessRole: 'agent', scopes: ['system/Task.rs'] } as const;
  expect([readRuleOf(agent, 'Task'), readRuleOf(agent, 'Patient')]).toEqual(['all', 'none']);
});

describe('scopes', () => {
  test.each([
    ['system/*.cruds', 'Task', 'd', true],
    ['system/Task.rs', 'Task', 's', true],
    ['system/Task.rs', 'Task', 'u', false],
    ['system/Task.rs', 'Patient', 'r', false],
    ['system/*.read', 'Patient', 's', true],
    ['system/Task.write', 'Task', 'd', true],
    ['system/Task.write', 'Task', 'r', false],
    ['system/*.*', 'Task', 'c', true],
    ['system/Task.rs?status=requested', 'Task', 'r', false],
    ['patient/*.cruds', 'Task', 'r', false],
    ['system/Task.sr', 'Task', 'r', false],
    ['system/Task.', 'Task', 'r', false],
  ] as const)('%s on %s for %s: %s', (scope, type, letter, allowed) => {
    expect(scopeAllows([scope], type, letter)).toBe(allowed);
  });
});
