import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RESOURCE_TYPES } from '@/lib/domain/fhir/resource-type';
import { compartmentParametersOf } from './patient-compartment';
import { readRuleOf } from './read-rule';

const nurse = { accessRole: 'clinician', scopes: [] } as const;

test('the compartment table is the one HL7 published', () => {
  const published = JSON.parse(
    readFileSync('node_modules/hl7.fhir.r4.examples/CompartmentDefinition-patient.json', 'utf8'),
  ) as { resource: { code: string; param?: string[] }[] };
  for (const { code, param = [] } of published.resource) {
    // Device stands there without parameters, though a device may be a patient's.
    expect([code, compartmentParametersOf(code)]).toEqual([code, code === 'Device' ? ['patient'] : param]);
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
  ['CareTeam', 'patient-if-any'],
  ['Device', 'patient-if-any'],
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
