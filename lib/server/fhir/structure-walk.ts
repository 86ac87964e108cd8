import 'server-only';
import type { OperationOutcomeIssue } from '@medplum/fhirtypes';
import { isResourceId, isResourceType } from '@/lib/domain/fhir/resource-type';
import { type ElementDefinition, elementsOf, type TypeDefinition } from './element-definitions';
import { isReferenceSyntax } from './reference-syntax';
import { checkInvariants, checkOutermost } from './type-invariants';
import { checkCode, checkedStep, checkPrimitive, checkUnknown } from './value-faults';
import { isObject, tell, type Walk, within } from './walk';

/**
 * What one walk over the JSON of a resource finds (hl7.org/fhir/R4/json.html): values of the wrong kind, lists where one
 * value belongs, several types of one choice, empty values, wrong codes of required bindings, ids and references that
 * cannot be, and elements that R4 does not know. @medplum/core lets these through or tells them without a place.
 */
export function structureIssues(resource: object, type: string, options: { strict: boolean }): OperationOutcomeIssue[] {
  const walk: Walk = {
    at: [type],
    issues: [],
    container: resource,
    severityOfUnknown: options.strict ? 'error' : 'warning',
  };
  walkResource(resource, type, walk);
  checkOutermost(resource, type, walk);
  return walk.issues;
}

function walkResource(resource: object, type: string, walk: Walk): void {
  const { id } = resource as { id?: unknown };
  if (id !== undefined && !isResourceId(id)) {
    within(walk, '.id', () => tell(walk, 'value', 'An id has 1 to 64 letters, digits, dashes and dots.'));
  }
  walkObject(resource, type, walk);
}

/** `hasValue`: what is walked stands beside the value of a primitive. */
function walkObject(value: object, type: string, walk: Walk, hasValue = false): void {
  const elements = elementsOf(type);
  if (Array.isArray(value) || elements === undefined) {
    checkUnknown(value, walk);
    return;
  }
  const isResource = isResourceType(type);
  const parent = value as Member['parent'];
  const names = Object.keys(value);
  for (const name of names) {
    if (name !== 'resourceType' || !isResource) {
      walkMember({ parent, name, elements, walk });
    }
  }
  checkFilled(names, hasValue, walk);
  if (!isResource) {
    checkWhole(value, type, walk);
  }
}

function checkFilled([name, ...more]: readonly string[], hasValue: boolean, walk: Walk): void {
  if (name === undefined) {
    tell(walk, 'structure', 'An object must not be empty.');
  } else if (name === 'id' && more.length === 0 && !hasValue) {
    tell(walk, 'invariant', 'Constraint ele-1 not met: an element must have a value or children.');
  }
}

function checkWhole(value: object, type: string, walk: Walk): void {
  if (type === 'Reference') {
    checkReference(value, walk);
  } else {
    checkInvariants(value, type, walk);
  }
}

type Member = { parent: Readonly<Record<string, unknown>>; name: string; elements: TypeDefinition; walk: Walk };

function walkMember(member: Member): void {
  const { name, elements, parent, walk } = member;
  const element = elements.get(name);
  const beside = element === undefined && name.startsWith('_') ? elements.get(name.slice(1)) : undefined;
  if (element !== undefined) {
    walk.at.push(element.step);
    walkElement(element, member);
  } else if (beside?.isPrimitive === true) {
    walk.at.push(beside.step);
    walkBeside(beside, member);
  } else {
    walk.at.push(checkedStep(name, walk));
    tellUnknown(walk);
    checkUnknown(parent[name], walk);
  }
  walk.at.pop();
}

function tellUnknown({ issues, at, severityOfUnknown: severity }: Walk): void {
  const text = 'FHIR R4 does not know this element here; it is kept as it is.';
  issues.push({ severity, code: 'structure', details: { text }, expression: [at.join('')] });
}

function walkElement(element: ElementDefinition, member: Member): void {
  const { walk, parent, name } = member;
  const value = parent[name];
  checkChoice(element, member);
  if (Array.isArray(value) !== element.isArray) {
    tell(walk, 'structure', element.isArray ? 'Expected a list of values.' : 'Expected one value, not a list.');
    return;
  }
  if (!Array.isArray(value)) {
    walkValue(value, element, walk);
    return;
  }
  if (value.length === 0) {
    tell(walk, 'structure', 'A list must not be empty.');
  }
  const besides = element.isPrimitive ? parent[`_${name}`] : undefined;
  for (const [index, each] of value.entries()) {
    if (each !== null || !Array.isArray(besides) || !isObject(besides[index])) {
      within(walk, `[${index}]`, () => walkValue(each, element, walk));
    }
  }
}

/** Of `value[x]` one type may be given (hl7.org/fhir/R4/formats.html#choice). */
function checkChoice({ isChoice, name }: ElementDefinition, member: Member): void {
  if (!isChoice) {
    return;
  }
  const own = member.name.replace(/^_/, '');
  const names = Object.keys(member.parent);
  const isOther = (each: string) => each !== own && member.elements.get(each)?.name === name;
  if (names.slice(0, names.indexOf(member.name)).some((each) => isOther(each.replace(/^_/, '')))) {
    tell(member.walk, 'structure', `Only one type of ${name}[x] may be given.`);
  }
}

function walkValue(value: unknown, element: ElementDefinition, walk: Walk): void {
  const { type, isPrimitive, codes } = element;
  if (value === null) {
    tell(walk, 'structure', 'A value must not be null.');
    return;
  }
  if ((typeof value === 'object') === isPrimitive) {
    tell(walk, 'structure', `Expected ${isPrimitive ? 'a value' : 'an object'} of type ${type}.`);
    return;
  }
  if (typeof value === 'object') {
    walkChild(value, element, walk);
  } else {
    checkPrimitive(value, type, walk);
  }
  if (codes !== undefined) {
    checkCode(value, type, { walk, codes });
  }
}

function walkChild(value: object, { name, type }: ElementDefinition, walk: Walk): void {
  if (type !== 'Resource' && !isResourceType(type)) {
    walkObject(value, type, walk);
    return;
  }
  const { resourceType } = value as { resourceType?: unknown };
  if (!isResourceType(resourceType)) {
    tell(walk, 'structure', `A resource in ${name} must be of a type of FHIR R4.`);
    return;
  }
  // What is contained refers to its container and siblings; what an entry or a parameter carries contains for itself.
  const inside = name === 'contained' ? walk : { ...walk, container: value };
  walkResource(value, resourceType, inside);
  checkInvariants(value, resourceType, inside);
}

/** What stands under `_name`: id and extensions of a primitive, or of each in a list (hl7.org/fhir/R4/json.html#primitive). */
function walkBeside(element: ElementDefinition, member: Member): void {
  const { walk, parent, name } = member;
  const [value, own] = [parent[name], parent[name.slice(1)]];
  checkChoice(element, member);
  if (Array.isArray(value) !== element.isArray) {
    tell(walk, 'structure', `Expected ${element.isArray ? 'a list' : 'an object'} beside the value.`);
  } else if (Array.isArray(value)) {
    walkAllBeside(value, Array.isArray(own) ? own : [], walk);
  } else {
    walkExtended(value, own, walk);
  }
}

function walkAllBeside(values: readonly unknown[], owns: readonly unknown[], walk: Walk): void {
  for (const [index, each] of values.entries()) {
    const own = owns[index] ?? null;
    if (each !== null || own === null) {
      within(walk, `[${index}]`, () => walkExtended(each, own, walk));
    }
  }
}

function walkExtended(value: unknown, own: unknown, walk: Walk): void {
  if (isObject(value)) {
    walkObject(value, 'Element', walk, (own ?? null) !== null);
  } else {
    tell(walk, 'structure', 'Expected an object with the id or extensions of a value.');
  }
}

/** hl7.org/fhir/R4/references.html#literal, and ref-1: `#` is the container, `#id` what it contains. */
function checkReference(value: object, walk: Walk): void {
  const { reference } = value as { reference?: unknown };
  if (typeof reference !== 'string') {
    return;
  }
  within(walk, '.reference', () => {
    if (!isReferenceSyntax(reference)) {
      tell(walk, 'value', `${JSON.stringify(reference.slice(0, 120))} is not a reference.`);
    } else if (reference.length > 1 && reference.startsWith('#') && !contains(walk.container, reference.slice(1))) {
      tell(walk, 'invariant', `Constraint ref-1 not met: nothing contained has the id ${reference.slice(1, 65)}.`);
    }
  });
}

function contains({ contained }: { contained?: unknown }, id: string): boolean {
  return Array.isArray(contained) && contained.some((each: { id?: unknown } | null) => each?.id === id);
}
