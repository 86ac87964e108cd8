import 'server-only';

/** A value set or code system is not known here, or not enough of it; the message says what is missing. */
export class UnknownTermError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnknownTermError';
  }
}
