import 'server-only';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const EMPTY = '.text.`div`: Constraint txt-2 not met';

/** For tests: which published examples break R4 themselves, and how. */
const ONE_BY_ONE: Readonly<Record<string, string>> = {
  'ActivityDefinition-blood-tubes-supply.json': EMPTY,
  'ActivityDefinition-heart-valve-replacement.json': EMPTY,
  'EventDefinition-example.json': EMPTY,
  'Questionnaire-zika-virus-exposure-assessment.json': EMPTY,
  'Questionnaire-qs1.json': 'Questionnaire.item[0].item[0].linkId: Missing required property',
  // Three entries have one fullUrl and no version.
  'Bundle-dataelements.json': 'Bundle: Constraint bdl-7 not met',
  // Codes with white space at their ends.
  'Bundle-v2-valuesets.json': 'Invalid code format',
  'CodeSystem-v2-0550.json': '.code: Invalid code format',
  // An id of 70 characters, and references to it.
  'ImplementationGuide-fhir.json': 'is not a reference',
  'ig-r4.json': 'is not a reference',
  'SearchParameter-questionnaireresponse-extensions-QuestionnaireResponse-item-subject.json': 'SearchParameter.id',
  // Not abstract, and derived from nothing.
  'StructureDefinition-Definition.json': 'Constraint sdf-4 not met',
  'StructureDefinition-Event.json': 'Constraint sdf-4 not met',
  'StructureDefinition-FiveWs.json': 'Constraint sdf-4 not met',
  'StructureDefinition-Request.json': 'Constraint sdf-4 not met',
};

/** Parameters of CodeSystem and ValueSet extensions that say no base. */
const WITHOUT_BASE = /^SearchParameter-(?:codesystem|valueset)-extensions-/;

export const FAULTY_EXAMPLES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(ONE_BY_ONE),
  ...readdirSync(path.resolve('node_modules/hl7.fhir.r4.examples'))
    .filter((name) => WITHOUT_BASE.test(name))
    .map((name): [string, string] => [name, 'SearchParameter.base: Missing required property']),
]);
