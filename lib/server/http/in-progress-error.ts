import 'server-only';

/** The first request with this idempotency key has not ended yet: 409; worth asking again. */
export class InProgressError extends Error {
  constructor() {
    super('The same request is still running. Try again in a moment.');
    this.name = 'InProgressError';
  }
}
