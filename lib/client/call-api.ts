import type { z } from 'zod';
import { ErrorAnswer } from '@/lib/domain/fhir/error-answer';
import { said, words } from '@/lib/domain/words/said';
import { told } from '@/lib/domain/words/told';
import { ApiError } from './api-error';
import { isNobodyAtWork } from './at-work';

const OFFLINE = {
  status: 0,
  error: 'offline',
  message: words('The server did not answer. Check the connection, then try again.'),
};
const GARBLED = {
  error: 'garbled',
  message: words('The answer of the server is not understood. Reload the page; if it stays, tell support.'),
};

/** Fetches, reads JSON, parses. @throws ApiError, and nothing else but the abort that the caller asked for. */
export async function callApi<Answer>(path: string, init: RequestInit, answer: z.ZodType<Answer>): Promise<Answer> {
  const response = await fetch(path, {
    ...init,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...byWhom(), ...init.headers },
  }).catch((cause: unknown) => {
    throw isAbort(cause) ? (cause as Error) : new ApiError(OFFLINE, { cause });
  });
  const body = await jsonOf(response);
  if (!response.ok) {
    throw failureOf(response, body);
  }
  const parsed = answer.safeParse(body);
  if (!parsed.success) {
    throw new ApiError({ ...GARBLED, status: response.status }, { cause: parsed.error });
  }
  return parsed.data;
}

/** What a screen reads while nobody is at work does not keep the session awake. */
function byWhom(): Record<string, string> {
  return isNobodyAtWork() ? { 'taskward-background': '1' } : {};
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text().catch((cause: unknown) => {
    throw isAbort(cause) ? (cause as Error) : new ApiError(OFFLINE, { cause });
  });
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failureOf(response: Response, body: unknown): ApiError {
  const parsed = ErrorAnswer.safeParse(body);
  const retryAfterSeconds = Number(response.headers.get('retry-after')) || undefined;
  return parsed.success
    ? new ApiError({ ...parsed.data, status: response.status, retryAfterSeconds })
    : new ApiError({
        error: 'unexpected',
        ...told({ message: said('The server answered {status}. Try again in a moment.', { status: response.status }) }),
        status: response.status,
        retryAfterSeconds,
      });
}

function isAbort(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'AbortError';
}
