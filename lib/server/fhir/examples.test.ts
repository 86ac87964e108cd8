import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { FAULTY_EXAMPLES } from './faulty-examples-fixture';
import { HL7 } from './invariant-oracle-fixture';
import { issuesOf } from './validate';

/** Definitions and terms are most of what is published, and each like the other: all of them in full, else none. */
const IS_LEFT_OUT =
  process.env.PROVE === '1'
    ? /^$/
    : /^(?:SearchParameter|ValueSet|CodeSystem|StructureDefinition|ConceptMap|Bundle|OperationDefinition|CapabilityStatement|ImplementationGuide|ig)-/;

function errorsOf(resource: unknown): string[] {
  try {
    return issuesOf(resource)
      .filter(({ severity }) => severity === 'error')
      .map(({ expression, details }) => `${expression?.[0]}: ${details?.text}`);
  } catch (error) {
    // What is too large to be looked at.
    return [String(error)];
  }
}

test('every published resource is sound, but those that break R4 themselves', () => {
  const names = readdirSync(HL7).filter((name) => /-.*\.json$/.test(name) && !IS_LEFT_OUT.test(name));
  const wrong = names.flatMap((name) => {
    const errors = errorsOf(JSON.parse(readFileSync(path.join(HL7, name), 'utf8')));
    const fault = FAULTY_EXAMPLES.get(name);
    const isAsKnown = fault === undefined ? errors.length === 0 : errors.some((each) => each.includes(fault));
    return isAsKnown ? [] : [[name, fault, errors[0]]];
  });
  expect(wrong).toEqual([]);
  expect(names.length).toBeGreaterThan(600);
}, 600_000);
