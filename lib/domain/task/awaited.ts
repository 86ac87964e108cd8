import type { Task } from '@medplum/fhirtypes';
import { RELATIVE_REFERENCE } from '@/lib/domain/fhir/resource-id';
import { isResourceType } from '@/lib/domain/fhir/resource-type';
import { heldUntilResourceOf } from './task-hold';
import { impossible, type Refused } from './task-refusals';
import { isClosed, statusPhrase } from './task-status';

/**
 * What a held task waits for: another Task until it is closed (`search` undefined), or whatever a search finds. `about` is
 * the reference by which it is noticed that it may have come: the Task itself, or the one that the search names.
 */
export type Awaited = { type: string; about: string; by: string | undefined; search: URLSearchParams | undefined };

/** Statuses of a DiagnosticReport that tell something (hl7.org/fhir/R4/valueset-diagnostic-report-status.html). */
const TOLD = 'partial,preliminary,final,amended,corrected,appended';

/** No chains, and nothing about the answer. */
const PLAIN = /^[a-z][a-z-]*(?::not|:missing)?$/;
/** Another task is named itself; of the records of what was done nobody is told. */
const NEVER_SEARCHED: readonly string[] = ['Task', 'Provenance', 'AuditEvent'];

/** Reads `Task/123` or `Type?parameter=Type/id&…`; undefined for anything else. `by` is the parameter that names `about`. */
export function awaitedOf(text: string): Awaited | undefined {
  const [type = '', query] = splitOnce(text);
  if (query === undefined) {
    return RELATIVE_REFERENCE.test(text) && text.startsWith('Task/')
      ? { type: 'Task', about: text, by: undefined, search: undefined }
      : undefined;
  }
  const search = new URLSearchParams(query);
  const named = [...search].find(([name, value]) => /^[a-z][a-z-]*$/.test(name) && RELATIVE_REFERENCE.test(value));
  const isFit =
    isResourceType(type) && !NEVER_SEARCHED.includes(type) && [...search.keys()].every((name) => PLAIN.test(name));
  return named === undefined || !isFit ? undefined : { type, about: named[1], by: named[0], search };
}

/** What a Task waits for while it is on hold; undefined when nothing, or nothing that can be understood. */
export function awaitedBy(task: Task): Awaited | undefined {
  const text = task.status === 'on-hold' ? heldUntilResourceOf(task) : undefined;
  return text === undefined ? undefined : awaitedOf(text);
}

/** The search that finds a result for an order, as a hold takes it. */
export function resultOf(order: string): string {
  return `DiagnosticReport?based-on=${order}&status=${TOLD}`;
}

/** The order that a result can be awaited for: the first that the Task is based on or about; undefined without one. */
export function orderOf(task: Task): string | undefined {
  const references = [...(task.basedOn ?? []), task.focus].map((each) => each?.reference);
  return references.find((each) => each !== undefined && /^ServiceRequest\/[A-Za-z0-9.-]{1,64}$/.test(each));
}

/** Whether it is the result for an order that is awaited. */
export function isResult({ type, by }: Awaited): boolean {
  return type === 'DiagnosticReport' && by === 'based-on';
}

/** Why a task came back: what it waited for has come. */
export function cameWords(awaited: Awaited): string {
  return isResult(awaited) ? 'The result for the order has arrived.' : 'What it was held for has arrived.';
}

/** Why a task came back: the other task is done, or will never be; undefined while that one is open. */
export function otherTaskWords(other: Task | undefined): string | undefined {
  if (other === undefined) {
    return 'The task it waited for was removed.';
  }
  return isClosed(other.status) ? `The task it waited for is ${statusPhrase(other.status)}.` : undefined;
}

/** Why a task that was held with another comes back; undefined while that one is still on hold. */
export function heldWithWords(parent: Task | undefined): string | undefined {
  if (parent === undefined) {
    return 'The task it was held with was removed.';
  }
  if (parent.status === 'on-hold') {
    return undefined;
  }
  return isClosed(parent.status)
    ? `The task it was held with is ${statusPhrase(parent.status)}.`
    : 'The task it was held with goes on.';
}

/** 422: each would wait for the other. */
export function waitsInCircle(): Refused {
  return impossible(
    'task.hold.circle',
    'That task waits for this one, so neither would come back.',
    'Choose another task, or hold it until a time.',
  );
}

function splitOnce(text: string): [string, string | undefined] {
  const at = text.indexOf('?');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
