import 'server-only';
import { type InternalTypeSchema, tryGetDataType } from '@medplum/core';
import type { OperationOutcomeIssue } from '@medplum/fhirtypes';

/**
 * Elements whose JSON is of the wrong kind: a number where an object belongs, or an object where text belongs
 * (hl7.org/fhir/R4/json.html#primitive). The structure check of @medplum/core lets these through.
 */
export function kindIssues(value: object, type: string, path: string): OperationOutcomeIssue[] {
  const schema = tryGetDataType(type);
  return Object.entries(value).flatMap(([name, child]) => {
    const wanted = schema === undefined ? undefined : typeOfElement(schema, name);
    if (wanted === undefined) {
      return [];
    }
    const children = Array.isArray(child)
      ? child.map((each, index) => [each, `${path}.${name}[${index}]`] as const)
      : [[child, `${path}.${name}`] as const];
    return children.flatMap(([each, childPath]) => issuesOfChild(each, wanted, childPath));
  });
}

function issuesOfChild(child: unknown, wanted: string, path: string): OperationOutcomeIssue[] {
  if (child === null) {
    return [];
  }
  const isObject = typeof child === 'object';
  const isPrimitive = /^[a-z]/.test(wanted) || wanted.startsWith('http://hl7.org/fhirpath/');
  if (isPrimitive === isObject) {
    return [
      {
        severity: 'error',
        code: 'structure',
        details: { text: `Expected ${isPrimitive ? 'a value' : 'an object'} of type ${wanted}.` },
        expression: [path],
      },
    ];
  }
  if (!isObject) {
    return [];
  }
  const own = wanted === 'Resource' && 'resourceType' in child ? child.resourceType : wanted;
  return typeof own === 'string' ? kindIssues(child, own, path) : [];
}

/** The type of an element by its name in JSON; a choice carries it at the end of its name. */
function typeOfElement(schema: InternalTypeSchema, name: string): string | undefined {
  const element = Object.hasOwn(schema.elements, name) ? schema.elements[name] : undefined;
  if (element !== undefined) {
    return element.type[0]?.code;
  }
  const choice = Object.keys(schema.elements).find(
    (key) => key.endsWith('[x]') && name.startsWith(key.slice(0, -'[x]'.length)),
  );
  const suffix = choice === undefined ? undefined : name.slice(choice.length - '[x]'.length);
  return choice === undefined
    ? undefined
    : schema.elements[choice]?.type.find(({ code }) => code.toLowerCase() === suffix?.toLowerCase())?.code;
}
