import 'server-only';
import type { OperationOutcome, OperationOutcomeIssue } from '@medplum/fhirtypes';
import {
  CrowdedError,
  ExpiredPageError,
  ForbiddenError,
  GoneError,
  InputError,
  NotVisibleError,
  RefusedError,
  StaleTaskError,
  ThrottledError,
  UnauthenticatedError,
  UnrecordedError,
} from '@/lib/domain/fhir/errors';
import { isOverTime, isValueTrouble } from '@/lib/server/database/value-trouble';
import { issueOfEntry, placeOfRule, placesOf } from './fault-place';
import { EntryError, FhirProblem, type IssueCode } from './fhir-problem';
import { staleWords } from './stale-words';
import { InvalidResourceError } from './validate';

export type Failure = {
  status: number;
  outcome: OperationOutcome;
  headers: Record<string, string>;
  isUnexpected: boolean;
};

const RULES = 'https://taskward.health/fhir/CodeSystem/task-rule';
const CODE_OF_INPUT: Record<InputError['status'], IssueCode> = {
  400: 'invalid',
  413: 'too-long',
  415: 'not-supported',
  422: 'processing',
};

/** An OperationOutcome with one issue (hl7.org/fhir/R4/operationoutcome.html). */
export function outcomeWith(issue: {
  severity: OperationOutcomeIssue['severity'];
  code: IssueCode;
  text: string;
  expression?: readonly string[];
}): OperationOutcome {
  const { severity, code, text, expression = [] } = issue;
  return {
    resourceType: 'OperationOutcome',
    issue: [{ severity, code, details: { text }, ...(expression.length > 0 && { expression: [...expression] }) }],
  };
}

/** What a failed request answers: never a stack, and for what nobody foresaw not even a message. */
export function failureOf(error: unknown): Failure {
  if (error instanceof EntryError) {
    return atEntry(error, failureOf(error.cause));
  }
  const {
    status,
    issues,
    headers = {},
  } = foreseen(error) ?? {
    status: 500,
    issues: [issue('exception', 'Something went wrong here. It was recorded; try again later.')],
  };
  return {
    status,
    headers,
    outcome: { resourceType: 'OperationOutcome', issue: issues },
    isUnexpected: status === 500,
  };
}

type Foreseen = { status: number; issues: OperationOutcomeIssue[]; headers?: Record<string, string> };

function foreseen(error: unknown): Foreseen | undefined {
  if (error instanceof InvalidResourceError) {
    return { status: error.status, issues: [...error.issues] };
  }
  if (error instanceof InputError) {
    return { status: error.status, issues: inputIssues(error) };
  }
  if (error instanceof FhirProblem) {
    return {
      status: error.status,
      issues: [issue(error.code, error.message, error.expression)],
      headers: { ...error.headers },
    };
  }
  return ofTheStore(error) ?? ofAccess(error) ?? ofTheDatabase(error);
}

function ofTheStore(error: unknown): Foreseen | undefined {
  if (error instanceof NotVisibleError) {
    return { status: 404, issues: [issue('not-found', error.message)] };
  }
  if (error instanceof GoneError) {
    return { status: 410, issues: [issue('deleted', error.message)] };
  }
  if (error instanceof CrowdedError || error instanceof UnrecordedError) {
    return { status: 503, issues: [issue('transient', error.message)], headers: { 'retry-after': '1' } };
  }
  if (error instanceof ExpiredPageError) {
    return { status: 410, issues: [issue('processing', error.message)] };
  }
  if (error instanceof StaleTaskError) {
    return { status: 412, issues: [issue('conflict', staleWords(error.current))] };
  }
  if (error instanceof RefusedError) {
    const { rule, message, wayForward } = error.refusal;
    const details = { coding: [{ system: RULES, code: rule }], text: `${message} ${wayForward}`.trim() };
    return {
      status: error.status,
      issues: [
        {
          severity: 'error',
          code: 'business-rule',
          details,
          diagnostics: wayForward,
          expression: [placeOfRule(rule)],
        },
      ],
    };
  }
  // Thrown by the store, which this folder does not import.
  return error instanceof Error && error.name === 'GuardMovedError'
    ? { status: 409, issues: [issue('conflict', error.message)] }
    : undefined;
}

function ofAccess(error: unknown): Foreseen | undefined {
  if (error instanceof UnauthenticatedError) {
    return {
      status: 401,
      issues: [issue('login', error.message)],
      headers: { 'www-authenticate': 'Bearer realm="Taskward"' },
    };
  }
  if (error instanceof ForbiddenError) {
    return { status: 403, issues: [issue('forbidden', error.message)] };
  }
  return error instanceof ThrottledError
    ? {
        status: 429,
        issues: [issue('throttled', error.message)],
        headers: { 'retry-after': String(error.retryAfterSeconds) },
      }
    : undefined;
}

function ofTheDatabase(error: unknown): Foreseen | undefined {
  if (isOverTime(error)) {
    const text = 'This takes the database too long. Ask for less: name a status, an owner, a patient or a time.';
    return { status: 400, issues: [issue('too-costly', text)] };
  }
  return isValueTrouble(error)
    ? { status: 400, issues: [issue('value', 'A value cannot be stored or compared as it was sent.')] }
    : undefined;
}

function inputIssues({ status, message, fields }: InputError): OperationOutcomeIssue[] {
  return [{ ...issue(CODE_OF_INPUT[status], message), ...placesOf(fields.map(({ field }) => field)) }];
}

function issue(code: IssueCode, text: string, expression: readonly string[] = []): OperationOutcomeIssue {
  return { severity: 'error', code, details: { text }, ...(expression.length > 0 && { expression: [...expression] }) };
}

function atEntry({ index, isPatch }: EntryError, failure: Failure): Failure {
  const issues = failure.outcome.issue.map((each) => issueOfEntry(each, index, isPatch));
  return { ...failure, outcome: { ...failure.outcome, issue: issues } };
}
