import 'server-only';
import type { OperationOutcomeIssue, ParametersParameter } from '@medplum/fhirtypes';
import { mayWrite } from '@/lib/domain/access/may-write';
import { InputError } from '@/lib/domain/fhir/errors';
import type { ResourceType } from '@/lib/domain/fhir/resource-type';
import { type FhirAnswer, type FhirCall, requireScope } from './fhir-call';
import { issuesOf } from './validate';

type Place = { type: ResourceType; id?: string };
type Asked = { resource: unknown; mode: Mode | undefined; profiles: readonly string[] };

const MODES = ['create', 'update', 'delete'] as const;
type Mode = (typeof MODES)[number];

/**
 * `$validate` of a type or an instance (hl7.org/fhir/R4/resource-operation-validate.html): the resource raw or in
 * Parameters, or the stored one of the instance. Answers 200 with an outcome, whatever it says; whether the rules of the
 * queue would let the write pass is not judged. @throws InputError when the operation itself is asked for wrongly
 */
export async function validateOperation(call: FhirCall, place: Place): Promise<FhirAnswer> {
  const asked = call.method === 'POST' ? await readAsked(call) : askedOf(call.query, []);
  requireMode(asked.mode, place);
  const isDelete = asked.mode === 'delete';
  const stored = place.id !== undefined && (isDelete || asked.resource === undefined);
  const resource = stored ? await readStored(call, place) : asked.resource;
  if (resource === undefined) {
    throw new InputError('Send the resource, raw or as the parameter "resource".', {
      fields: [{ field: 'resource', message: 'missing' }],
    });
  }
  const issues = [
    ...(isDelete ? [] : contentIssues(resource, { place, call, mode: asked.mode })),
    ...asked.profiles.flatMap((profile) => profileIssues(profile, place.type)),
    ...permissionIssues(call, { type: place.type, mode: asked.mode }),
  ];
  const issue = issues.length > 0 ? issues : [told('information', 'informational', 'No issues.')];
  return { status: 200, resource: { resourceType: 'OperationOutcome', issue } };
}

async function readAsked(call: FhirCall): Promise<Asked> {
  const body = await call.body();
  if (body.kind !== 'json') {
    throw new InputError('Send the resource as application/fhir+json.', { status: 415 });
  }
  const { value } = body;
  const { resourceType, parameter } = (value ?? {}) as { resourceType?: unknown; parameter?: unknown };
  const parameters = Array.isArray(parameter) ? (parameter as (ParametersParameter | null)[]) : [];
  const isInput = parameters.some((each) => INPUTS.has(each?.name));
  return resourceType === 'Parameters' && isInput
    ? askedOf(call.query, parameters)
    : { ...askedOf(call.query, []), resource: value };
}

const INPUTS: ReadonlySet<unknown> = new Set(['resource', 'mode', 'profile']);

function askedOf(query: URLSearchParams, parameters: readonly (ParametersParameter | null)[]): Asked {
  const valuesOf = (name: string) => [
    ...query.getAll(name),
    ...parameters.flatMap((each) => (each?.name === name ? textOf(each) : [])),
  ];
  const [mode] = valuesOf('mode');
  const known = MODES.find((each) => each === mode);
  if (mode !== undefined && known === undefined) {
    throw new InputError(`mode must be one of ${MODES.join(', ')}.`, {
      fields: [{ field: 'mode', message: 'unknown value' }],
    });
  }
  return {
    resource: parameters.find((each) => each?.name === 'resource')?.resource,
    mode: known,
    profiles: valuesOf('profile'),
  };
}

function textOf({ valueCode, valueString, valueUri, valueCanonical }: ParametersParameter): string[] {
  const text: unknown = valueCode ?? valueUri ?? valueCanonical ?? valueString;
  return typeof text === 'string' ? [text] : [];
}

function requireMode(mode: Mode | undefined, { id }: Place): void {
  if (id === undefined && (mode === 'update' || mode === 'delete')) {
    throw new InputError(`The mode ${mode} is for one resource: ask it at /Type/id/$validate.`, {
      fields: [{ field: 'mode', message: 'needs an instance' }],
    });
  }
}

function readStored(call: FhirCall, { type, id = '' }: Place): Promise<unknown> {
  requireScope(call, type, 'r');
  return call.repository.readResource(type, id);
}

function contentIssues(
  resource: unknown,
  { place, call, mode }: { place: Place; call: FhirCall; mode: Mode | undefined },
): OperationOutcomeIssue[] {
  const { resourceType, id } = (resource ?? {}) as { resourceType?: unknown; id?: unknown };
  const issues = issuesOf(resource, { strict: call.prefer.handling === 'strict' });
  const isOfType = resourceType === place.type || issues[0]?.expression?.[0] === 'Resource';
  return [
    ...issues,
    ...(isOfType ? [] : [told('error', 'structure', `The resource must be a ${place.type}.`, 'Resource')]),
    ...(mode === 'update' && id !== place.id
      ? [told('error', 'value', 'The id of the body must be that of the URL.', `${place.type}.id`)]
      : []),
  ];
}

const BASE = 'http://hl7.org/fhir/StructureDefinition/';

/** Only what R4 says of each type is known here; to be silent of another profile would say that it holds. */
function profileIssues(profile: string, type: ResourceType): OperationOutcomeIssue[] {
  const [url = ''] = profile.split('|');
  if (url === `${BASE}${type}` || url === `${BASE}Resource` || url === `${BASE}DomainResource`) {
    return [];
  }
  const named = profile.slice(0, 200);
  return [told('error', 'not-supported', `The profile ${named} is not known here; it was not checked.`, type)];
}

function permissionIssues(
  { repository }: FhirCall,
  { type, mode }: { type: ResourceType; mode: Mode | undefined },
): OperationOutcomeIssue[] {
  return mode === undefined || mayWrite(repository.actor, type, mode)
    ? []
    : [told('error', 'forbidden', `You may not ${mode} a ${type}.`, type)];
}

function told(
  severity: OperationOutcomeIssue['severity'],
  code: OperationOutcomeIssue['code'],
  text: string,
  expression?: string,
): OperationOutcomeIssue {
  return { severity, code, details: { text }, ...(expression !== undefined && { expression: [expression] }) };
}
