import 'server-only';
import type { BulkFailure } from '@/lib/domain/bulk/bulk-answer';
import {
  CrowdedError,
  ForbiddenError,
  GoneError,
  InputError,
  NotVisibleError,
  RefusedError,
  StaleTaskError,
  UnrecordedError,
} from '@/lib/domain/fhir/errors';
import type { Refusal } from '@/lib/domain/task/refusal';

type Told = Pick<BulkFailure, 'kind' | 'refusal'>;

const LOOK = 'Look at it as it stands now, then try it again.';
const LEAVE_OUT = 'Take it off your choice.';
const AGAIN = 'Try it again in a minute.';

/** What one task of many is told instead of being done. Undefined for what nobody expected. */
export function bulkFailureOf(error: unknown): Told | undefined {
  if (error instanceof RefusedError) {
    return { kind: 'refused', refusal: error.refusal };
  }
  if (error instanceof StaleTaskError) {
    return told('stale', 'stale', error, LOOK);
  }
  if (error instanceof NotVisibleError || error instanceof GoneError) {
    return told('gone', 'access.not-visible', error, LEAVE_OUT);
  }
  if (error instanceof ForbiddenError) {
    return told('refused', 'access.forbidden', error, LEAVE_OUT);
  }
  if (error instanceof InputError) {
    return told('refused', 'input', error, error.fields[0]?.message ?? 'Check what you chose.');
  }
  return error instanceof CrowdedError || error instanceof UnrecordedError
    ? told('failed', 'unavailable', error, AGAIN)
    : undefined;
}

/** What is said of the unexpected: the log has the rest. */
export const UNEXPECTED: Told = {
  kind: 'failed',
  refusal: {
    rule: 'internal',
    message: 'Something went wrong here with this task.',
    wayForward: 'Look at it as it stands now, then try it again. If it stays, tell support.',
  },
};

function told(kind: BulkFailure['kind'], rule: string, { message }: Error, wayForward: string): Told {
  const refusal: Refusal = { rule, message, wayForward };
  return { kind, refusal };
}
