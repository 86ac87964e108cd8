import type { Resource } from '@medplum/fhirtypes';
import type { Refusal } from '@/lib/domain/task/refusal';
import { said, type Words, words } from '@/lib/domain/words/said';
import { englishOf, type SaidParts } from '@/lib/domain/words/told';

/** One faulty part of an input: its path (`due`, `Task.status`) and what is wrong with it; `told()` makes one whose message holds values. */
export type FieldFault = { field: string; message: string; said?: SaidParts | undefined };

/** A failure in words of the product: its message is English, and `said` says it in another language where it holds values. */
export class SaidError extends Error {
  readonly said: SaidParts | undefined;
  constructor(message: Words, options?: ErrorOptions) {
    super(englishOf(message), options);
    this.said = typeof message === 'string' ? undefined : { message };
  }
}

/** The input cannot be understood or breaks the specification: 400, or 422 when it is well-formed but not allowed. */
export class InputError extends SaidError {
  readonly fields: readonly FieldFault[];
  readonly status: 400 | 413 | 415 | 422;
  constructor(
    message: Words,
    options: { fields?: readonly FieldFault[]; status?: 400 | 413 | 415 | 422; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'InputError';
    this.fields = options.fields ?? [];
    this.status = options.status ?? 400;
  }
}

/** It does not exist, or not for this actor: 404, the same words for both. */
export class NotVisibleError extends SaidError {
  /** @param what a name such as `Task/x`, or a text of the product, as a `said('This task')` */
  constructor(what: Words) {
    super(said('{what} does not exist, or is not yours to see.', { what }));
    this.name = 'NotVisibleError';
  }
}

/** It was deleted: 410 (hl7.org/fhir/R4/http.html#read). */
export class GoneError extends SaidError {
  constructor(what: string) {
    super(said('{what} was deleted.', { what }));
    this.name = 'GoneError';
  }
}

/** The pages of a search can no longer be given as they stood when the first was read: 410, and the search starts again. */
export class ExpiredPageError extends Error {
  constructor() {
    super(words('Too much has changed since the first page of this search, or it is too long ago. Search again.'));
    this.name = 'ExpiredPageError';
  }
}

/** So many write one resource at once that a write found no turn: 503, nothing was written, and it may be sent again. */
export class CrowdedError extends Error {
  constructor() {
    super(words('Too many write the same resource at this moment. Nothing was written. Try again in a second.'));
    this.name = 'CrowdedError';
  }
}

/** What was asked for could not be entered into the audit record, so it is not shown or told: 503, and it may be asked again. */
export class UnrecordedError extends Error {
  constructor(
    message = words('This cannot be recorded in the audit at this moment, so it is not shown. Try again in a minute.'),
    options: { cause?: unknown } = {},
  ) {
    super(message, options);
    this.name = 'UnrecordedError';
  }
}

/** Somebody wrote since the version that was seen: 409 on /api, 412 on /fhir. Carries what stands now. */
export class StaleTaskError extends Error {
  readonly current: Resource;
  constructor(current: Resource) {
    super(words('Somebody changed this since you opened it.'));
    this.name = 'StaleTaskError';
    this.current = current;
  }
}

/** The same for accounts and settings of the site: 409. Carries what stands now. */
export class StaleSettingError extends Error {
  readonly current: unknown;
  constructor(current: unknown) {
    super(words('Somebody else changed this while you were at it. Nothing was saved yet.'));
    this.name = 'StaleSettingError';
    this.current = current;
  }
}

/** A rule says no: 403 when it is not this actor's to do, 422 when the task's state or the input forbids it. */
export class RefusedError extends Error {
  readonly refusal: Refusal;
  readonly status: 403 | 422;
  constructor(refusal: Refusal, status: 403 | 422) {
    super(refusal.message);
    this.name = 'RefusedError';
    this.refusal = refusal;
    this.status = status;
  }
}

/** Nobody is signed in: 401. */
export class UnauthenticatedError extends Error {
  constructor() {
    super(words('Sign in to go on.'));
    this.name = 'UnauthenticatedError';
  }
}

/** Signed in, but without the permission: 403. */
export class ForbiddenError extends SaidError {
  constructor(message: Words = words('Your access role does not include this.')) {
    super(message);
    this.name = 'ForbiddenError';
  }
}

/** Too many tries: 429 with Retry-After in seconds. */
export class ThrottledError extends Error {
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super(words('Too many tries. Wait a little, then try again.'));
    this.name = 'ThrottledError';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
