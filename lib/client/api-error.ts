import type { ErrorAnswer } from '@/lib/domain/fhir/error-answer';
import type { FieldFault } from '@/lib/domain/fhir/errors';
import type { SaidParts } from '@/lib/domain/words/told';

type Parts = ErrorAnswer & { /** 0 when nothing answered. */ status: number; retryAfterSeconds?: number | undefined };

/** The one way a call fails. `status` 0 means that nothing answered: a write may or may not have arrived. */
export class ApiError extends Error {
  readonly status: number;
  readonly error: string;
  readonly fields: readonly FieldFault[];
  readonly rule: string | undefined;
  readonly wayForward: string | undefined;
  /** How message and way forward are said in another language: `say(messageOf(error))`. */
  readonly said: SaidParts | undefined;
  /** After a conflict: the resource as it stands now, unparsed. */
  readonly current: unknown;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    { status, error, message, fields, rule, wayForward, said, current, requestId, retryAfterSeconds }: Parts,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ApiError';
    this.status = status;
    this.error = error;
    this.fields = fields ?? [];
    this.rule = rule;
    this.wayForward = wayForward;
    this.said = said;
    this.current = current;
    this.requestId = requestId;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Somebody wrote since the version that was seen. */
  get isConflict(): boolean {
    return this.status === 409 && this.error === 'stale';
  }

  /** Nothing answered, or the server failed: what became of a write is not known. */
  get isUnknownOutcome(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}
