import 'server-only';
import type { OperationOutcomeIssue } from '@medplum/fhirtypes';

export type IssueCode = OperationOutcomeIssue['code'];

/** A request that this server answers with a status of HTTP's own; `code` is from hl7.org/fhir/R4/valueset-issue-type.html. */
export class FhirProblem extends Error {
  readonly status: number;
  readonly code: IssueCode;
  readonly expression: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    status: number,
    code: IssueCode,
    message: string,
    options: { expression?: readonly string[]; headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'FhirProblem';
    this.status = status;
    this.code = code;
    this.expression = options.expression ?? [];
    this.headers = options.headers ?? {};
  }
}

/** A fault of one entry of a Bundle; the outcome names the entry. */
export class EntryError extends Error {
  readonly index: number;
  readonly isPatch: boolean;
  constructor(index: number, cause: unknown, { isPatch = false }: { isPatch?: boolean } = {}) {
    super(`Bundle.entry[${index}]`, { cause });
    this.name = 'EntryError';
    this.index = index;
    this.isPatch = isPatch;
  }
}
