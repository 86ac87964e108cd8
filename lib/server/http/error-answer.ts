import 'server-only';
import type { ErrorAnswer } from '@/lib/domain/fhir/error-answer';
import {
  InputError,
  RefusedError,
  SaidError,
  StaleSettingError,
  StaleTaskError,
  ThrottledError,
} from '@/lib/domain/fhir/errors';
import { words } from '@/lib/domain/words/said';
import { isValueTrouble } from '@/lib/server/database/value-trouble';
import { log } from '@/lib/server/log';
import { statusOf } from './status-of';

/** The stable names of the statuses in `error`; screens go by these, never by the words. */
const NAMES: Record<number, string> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'stale',
  410: 'gone',
  413: 'too-large',
  415: 'unsupported-type',
  422: 'invalid',
  429: 'throttled',
  503: 'unavailable',
};

/** What a failure says on /api. The unexpected says nothing but the id under which it was logged. */
export function errorAnswer(failure: unknown, requestId: string): Response {
  const error = isValueTrouble(failure)
    ? new InputError(words('A value cannot be stored or compared as it was sent.'), { cause: failure })
    : failure;
  const status = statusOf(error, 'api');
  if (status === undefined || !(error instanceof Error)) {
    logFailure(error, requestId);
    const answer: ErrorAnswer = {
      error: 'internal',
      message: words('Something went wrong here. Try again; if it stays, tell support this number.'),
      requestId,
    };
    return Response.json(answer, { status: 500 });
  }
  const answer: ErrorAnswer = { error: nameOf(error, status), message: error.message, ...detailsOf(error) };
  const headers = error instanceof ThrottledError ? { 'retry-after': String(error.retryAfterSeconds) } : {};
  return Response.json(answer, { status, headers });
}

function nameOf(error: Error, status: number): string {
  if (error instanceof RefusedError) {
    return 'refused';
  }
  return error.name === 'InProgressError' ? 'in-progress' : (NAMES[status] ?? 'invalid');
}

function detailsOf(error: Error): Partial<ErrorAnswer> {
  if (error instanceof RefusedError) {
    const { rule, wayForward, said } = error.refusal;
    return { rule, wayForward, ...saidPart(said) };
  }
  if (error instanceof SaidError) {
    const fields = error instanceof InputError && error.fields.length > 0 ? { fields: [...error.fields] } : {};
    return { ...fields, ...saidPart(error.said) };
  }
  return error instanceof StaleTaskError || error instanceof StaleSettingError ? { current: error.current } : {};
}

function saidPart(said: ErrorAnswer['said']): Pick<ErrorAnswer, 'said'> {
  return said === undefined ? {} : { said };
}

/** Name, code and place only: the message of a database error quotes the values it is about. */
export function logFailure(error: unknown, requestId: string): void {
  const {
    name,
    stack = '',
    code,
  } = error instanceof Error ? (error as Error & { code?: unknown }) : { name: typeof error };
  const frames = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
  log().error({ requestId, failure: name, code, frames: frames.slice(0, 12) }, 'a request failed');
}
