import 'server-only';
import type { Bundle } from '@medplum/fhirtypes';
import { compartmentParametersOf } from '@/lib/domain/access/patient-compartment';
import type { Read } from '@/lib/server/audit/read-event';
import type { FhirAnswer, FhirCall } from './fhir-call';

/** What a call is recorded as, once it is answered; undefined for what is no read, or tells nothing of a patient or a task. */
export function readOf(call: FhirCall, answer: FhirAnswer): Read | undefined {
  const { target, method, query } = call;
  switch (target.kind) {
    case 'instance':
      return isReading(method) ? ofType(target.type, { interaction: 'read', about: placeOf(target) }) : undefined;
    case 'version':
      return ofType(target.type, { interaction: 'vread', about: `${placeOf(target)}/_history/${target.version}` });
    case 'validate':
      return target.id === undefined
        ? undefined
        : ofType(target.type, { interaction: 'operation', about: `${target.type}/${target.id}` });
    case 'instance-history':
      return ofType(target.type, {
        interaction: 'history-instance',
        about: placeOf(target),
        query: textOf(`${placeOf(target)}/_history`, query),
      });
    case 'type-history':
      return ofType(target.type, {
        interaction: 'history-type',
        query: textOf(`${target.type}/_history`, query),
      });
    case 'system-history':
      return { interaction: 'history-system', query: textOf('_history', query) };
    case 'search':
      return searchOf(target.type, answer);
    case 'type':
      return isReading(method) ? searchOf(target.type, answer) : undefined;
    case 'metadata':
    case 'system':
      return undefined;
  }
}

/** Tasks and what belongs to patients; definitions, the directory and the conformance of the server are open to all. */
function isRecorded(type: string): boolean {
  return type === 'Task' || type === 'Patient' || compartmentParametersOf(type).length > 0;
}

function ofType(type: string, read: Read): Read | undefined {
  return isRecorded(type) ? read : undefined;
}

/** A search of something open can bring what is not along with it. */
function searchOf(type: string, { resource, asked }: FhirAnswer): Read | undefined {
  const query = textOf(type, asked ?? new URLSearchParams());
  const brought = (resource as Bundle | undefined)?.entry ?? [];
  return isRecorded(type) || brought.some((entry) => isRecorded(entry.resource?.resourceType ?? ''))
    ? { interaction: 'search-type', query, patients: patientsNamed(type, asked) }
    : undefined;
}

/** The patients that a search names by their id: of whom it certainly was. */
function patientsNamed(type: string, query: URLSearchParams | undefined): string[] {
  const named = [...(query ?? [])].flatMap(([name, value]) => {
    const isPatient = name === 'patient' || (name === '_id' && type === 'Patient');
    return isPatient || /^(?:subject|for)$/.test(name)
      ? value.split(',').map((each) => [isPatient, each] as const)
      : [];
  });
  return [
    ...new Set(
      named.flatMap(([isPatient, value]) => {
        const id = /^(Patient\/)?([A-Za-z0-9.-]{1,64})$/.exec(value);
        return id !== null && (isPatient || id[1] !== undefined) ? [`Patient/${id[2]}`] : [];
      }),
    ),
  ];
}

function placeOf({ type, id }: { type: string; id: string }): string {
  return `${type}/${id}`;
}

function isReading(method: FhirCall['method']): boolean {
  return method === 'GET' || method === 'HEAD';
}

function textOf(path: string, query: URLSearchParams): string {
  return query.size === 0 ? path : `${path}?${query}`;
}
