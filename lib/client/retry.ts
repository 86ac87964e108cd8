import { ApiError } from './api-error';

/** Reads are tried again where that may help: nothing answered, or the server failed. Never after a refusal. */
export function shouldRetry(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof ApiError && error.isUnknownOutcome;
}
