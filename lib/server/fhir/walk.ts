import 'server-only';
import type { OperationOutcomeIssue } from '@medplum/fhirtypes';

/** Where a walk over a resource is: its place by parts of FHIRPath, and the resource that `#fragments` are looked up in. */
export type Walk = {
  at: string[];
  issues: OperationOutcomeIssue[];
  container: object;
  severityOfUnknown: 'error' | 'warning';
};

/** Notes a fault at the place where the walk is. */
export function tell(walk: Walk, code: OperationOutcomeIssue['code'], text: string): void {
  walk.issues.push({ severity: 'error', code, details: { text }, expression: [walk.at.join('')] });
}

/** Does something one element deeper. */
export function within(walk: Walk, part: string, work: () => void): void {
  walk.at.push(part);
  work();
  walk.at.pop();
}

/** Names that FHIRPath reads as words of its own; R4 has elements of these names. */
const KEYWORDS: ReadonlySet<string> = new Set(
  'and or xor implies div mod true false year years month months week weeks day days hour hours minute minutes second seconds'.split(
    ' ',
  ),
);

/** A name as a step of FHIRPath; what is no identifier there stands in backticks (hl7.org/fhirpath/N1/#identifiers). */
export function stepOf(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && !KEYWORDS.has(name) ? `.${name}` : `.\`${name.replaceAll(/[\\`]/g, '\\$&')}\``;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
