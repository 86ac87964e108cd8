import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { describe, expect, test } from 'vitest';
import { FAULTS, misjudged, type Validator } from './fault-table-fixture';
import { InvalidResourceError, issuesOf, validateResource } from './validate';

const validate: Validator = (value) => issuesOf(value);

describe('each fault is told where it is, and its twin passes', () => {
  test.each(FAULTS.map((fault) => [fault.title, fault] as const))('%s', (_title, fault) => {
    expect(misjudged(validate, [fault])).toEqual([]);
  });
});

describe('a validator that skips one of the checks is caught', () => {
  const skipping =
    (isSkipped: (text: string, code: string) => boolean): Validator =>
    (value) =>
      validate(value).filter(({ code, details }) => !isSkipped(details?.text ?? '', code ?? ''));
  const keys = [...new Set(FAULTS.flatMap(({ key }) => key ?? []))];
  test.each(keys)('the invariant %s', (key) => {
    expect(misjudged(skipping((text) => text.startsWith(`Constraint ${key} `)))).not.toEqual([]);
  });
  test.each(['structure', 'value', 'code-invalid', 'invariant'])('all of code %s', (skipped) => {
    expect(misjudged(skipping((_text, code) => code === skipped))).not.toEqual([]);
  });
  test.each([
    'Expected a list',
    'Expected one value',
    'Expected an object',
    'Expected a value',
    'Only one type',
    'A list must not',
    'An object must not',
    'A value must not be null',
    'A text is empty',
    'An id has',
    'This is not base64',
    'A time of day',
    'The name of an element',
    'A resource in contained',
    'Missing required',
    'Invalid dateTime',
    'Invalid canonical',
    'Expected number',
  ])('"%s"', (words) => {
    expect(misjudged(skipping((text) => text.startsWith(words)))).not.toEqual([]);
  });
  test('and one that tells places without their indexes, or refuses everything', () => {
    const placeless: Validator = (value) =>
      validate(value).map((issue) => ({
        ...issue,
        expression: [issue.expression?.[0]?.replaceAll(/\[\d+\]/g, '') ?? ''],
      }));
    expect(misjudged(placeless)).not.toEqual([]);
    expect(misjudged(() => [{ severity: 'error', code: 'structure', expression: ['Resource'] }])).not.toEqual([]);
  });
});

describe('a place is a FHIRPath that another implementation follows', () => {
  const isNothingThere = /null|Missing required|A list must not be empty|Constraint ele-1/;
  const placed = FAULTS.filter(({ at }) => at !== 'Resource').flatMap(({ title, faulty }) =>
    validate(faulty).map((issue) => [`${title}: ${issue.expression?.[0]}`, faulty, issue] as const),
  );
  test.each(placed)('%s', (_title, resource, { expression, details }) => {
    const found = fhirpath.evaluate(resource as object, expression?.[0] ?? '', {}, r4) as unknown[];
    expect(found.length > 0 || isNothingThere.test(details?.text ?? '')).toBe(true);
  });
});

describe('what R4 does not know', () => {
  const strange = { resourceType: 'Task', status: 'ready', intent: 'order', requestedPeriod: { end: '2026-12-01' } };
  test('is told as a warning, and refused in strict handling', () => {
    const told = { code: 'structure', expression: ['Task.requestedPeriod'] };
    expect(issuesOf(strange)).toMatchObject([{ ...told, severity: 'warning' }]);
    expect(issuesOf(strange, { strict: true })).toMatchObject([{ ...told, severity: 'error' }]);
    expect(() => validateResource(strange)).not.toThrow();
    expect(() => validateResource(strange, { strict: true })).toThrow(InvalidResourceError);
  });
  test('has a place in FHIRPath whatever its name', () => {
    expect(issuesOf({ ...strange, 'a `b`': 1 }).map(({ expression }) => expression?.[0])).toContain('Task.`a \\`b\\``');
  });
});

test('a resource without a type is a 400, one that breaks the specification a 422', () => {
  const statusOf = (value: unknown) => {
    try {
      validateResource(value);
      return 200;
    } catch (error) {
      return error instanceof InvalidResourceError ? error.status : 500;
    }
  };
  expect([undefined, null, [], {}, { resourceType: 'Chore' }].map(statusOf)).toEqual([400, 400, 400, 400, 400]);
  expect(statusOf({ resourceType: 'Task' })).toBe(422);
});

test('what cannot be made into text is told like any other wrong kind', () => {
  const odd = { toString: 1, valueOf: 1 };
  const condition = {
    resourceType: 'Condition',
    id: odd,
    clinicalStatus: { coding: [{ system: odd, code: odd }, null, 'x'] },
  };
  const task = {
    resourceType: 'Task',
    status: odd,
    contained: [condition, null],
    owner: { reference: odd },
    text: { div: odd },
  };
  const places = issuesOf(task).map(({ expression }) => expression?.[0]);
  expect(places).toEqual(
    expect.arrayContaining(['Task.status', 'Task.owner.reference', 'Task.contained[0].clinicalStatus.coding[0].code']),
  );
});
