import 'server-only';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const EMPTY = '.text.`div`: Constraint txt-2 not met';

/** For tests: which published examples are refused, and why: most of them break R4 themselves. */
const ONE_BY_ONE: Readonly<Record<string, string>> = {
  'ActivityDefinition-blood-tubes-supply.json': EMPTY,
  'ActivityDefinition-heart-valve-replacement.json': EMPTY,
  'EventDefinition-example.json': EMPTY,
  'Questionnaire-zika-virus-exposure-assessment.json': EMPTY,
  'Questionnaire-qs1.json': 'Questionnaire.item[0].item[0].linkId: Missing required property',
  // Codes with white space at their ends.
  'Bundle-v2-valuesets.json': 'Invalid code format',
  'CodeSystem-v2-0550.json': '.code: Invalid code format',
  'SearchParameter-questionnaireresponse-extensions-QuestionnaireResponse-item-subject.json': 'SearchParameter.id',
  // Not abstract, and derived from nothing.
  'StructureDefinition-Definition.json': 'Constraint sdf-4 not met',
  'StructureDefinition-Event.json': 'Constraint sdf-4 not met',
  'StructureDefinition-FiveWs.json': 'Constraint sdf-4 not met',
  'StructureDefinition-Request.json': 'Constraint sdf-4 not met',
};

/** Whole books in one resource: more than is looked at in one go. */
const TOO_LARGE = [
  'Bundle-dataelements.json',
  'Bundle-extensions.json',
  'Bundle-profiles-others.json',
  'Bundle-v3-valuesets.json',
  'Bundle-valuesets.json',
  'ImplementationGuide-fhir.json',
  'ig-r4.json',
];

/** Parameters of CodeSystem and ValueSet extensions that say no base. */
const WITHOUT_BASE = /^SearchParameter-(?:codesystem|valueset)-extensions-/;

export const FAULTY_EXAMPLES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(ONE_BY_ONE),
  ...TOO_LARGE.map((name): [string, string] => [name, 'A resource may hold at most 50,000 values']),
  ...readdirSync(path.resolve('node_modules/hl7.fhir.r4.examples'))
    .filter((name) => WITHOUT_BASE.test(name))
    .map((name): [string, string] => [name, 'SearchParameter.base: Missing required property']),
]);
