import 'server-only';
import type { OperationOutcomeIssue } from '@medplum/fhirtypes';
import { isResourceType } from '@/lib/domain/fhir/resource-type';

/** The element of a Task that each rule of the gate is about; a rule that is not here is about the task as a whole. */
const ELEMENT_OF_RULE: Readonly<Record<string, string>> = {
  'task.check.same-person': 'status',
  'task.claim.owned': 'owner',
  'task.claim.who': 'owner',
  'task.complete.children': 'status',
  'task.complete.second-person': 'status',
  'task.complete.waiting': 'status',
  'task.complete.who': 'owner',
  'task.contained.kept': 'contained',
  'task.create.requester': 'requester',
  'task.create.started': 'status',
  'task.create.status': 'status',
  'task.delete.status': 'status',
  'task.done-by.own': 'extension',
  'task.hold.circle': 'extension',
  'task.hold.from': 'extension',
  'task.hold.until': 'restriction.period',
  'task.intent.fixed': 'intent',
  'task.note.author': 'note',
  'task.note.kept': 'note',
  'task.note.time': 'note',
  'task.patient.fixed': 'for',
  'task.period.later': 'executionPeriod',
  'task.reopen.window': 'status',
  'task.requester.fixed': 'requester',
  'task.result.kept': 'output',
  'task.start.status': 'status',
  'task.transition.unknown': 'status',
  'task.waiting-for-check': 'status',
};

/** The same for rules that several verbs have, by how they end. */
const ELEMENT_OF_ENDING: Readonly<Record<string, string>> = { form: 'output', reason: 'statusReason', to: 'owner' };

/** FHIRPath of what a rule of the gate refused. */
export function placeOfRule(rule: string): string {
  const element = ELEMENT_OF_RULE[rule] ?? ELEMENT_OF_ENDING[rule.split('.').at(-1) ?? ''];
  return element === undefined ? 'Task' : `Task.${element}`;
}

/**
 * Where a fault is: an element by its FHIRPath; a parameter or header as `http.name`, which R4 has for it
 * (hl7.org/fhir/R4/operationoutcome-definitions.html#OperationOutcome.issue.location).
 */
export function placesOf(fields: readonly string[]): Pick<OperationOutcomeIssue, 'expression' | 'location'> {
  const named = fields.filter((field) => field !== '');
  const expression = named.filter(isElement);
  const location = named.filter((field) => !isElement(field)).map((field) => `http.${field}`);
  return { ...(expression.length > 0 && { expression }), ...(location.length > 0 && { location }) };
}

function isElement(field: string): boolean {
  const [type] = field.split(/[.[]/);
  return type === 'Resource' || isResourceType(type);
}

const ANY_ENTRY = /^Bundle\.entry(?=\.|$)/;

/** The same issue seen from the Bundle: its place below the entry that is at fault. */
export function issueOfEntry(issue: OperationOutcomeIssue, index: number, isPatch: boolean): OperationOutcomeIssue {
  const entry = `Bundle.entry[${index}]`;
  const below = (path: string) => {
    if (ANY_ENTRY.test(path)) {
      return path.replace(ANY_ENTRY, entry);
    }
    // What is at fault is the resource as patched, which the Bundle does not hold.
    return isPatch ? `${entry}.resource` : `${entry}.resource${path.replace(/^[A-Za-z]+/, '')}`;
  };
  const { location: _location, expression, ...rest } = issue;
  const isOfRequest = issue.location !== undefined && expression === undefined;
  return { ...rest, expression: isOfRequest ? [`${entry}.request`] : (expression?.map(below) ?? [entry]) };
}
