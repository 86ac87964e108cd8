import 'server-only';
import pino, { type Logger } from 'pino';
import { environment } from './environment';

let logger: Logger | undefined;

/** The process's log: one JSON line per event on stdout. Ids only; never a name, an identifier, a text or a body. */
export function log(): Logger {
  logger ??= pino({
    level: environment().logLevel,
    base: { process: process.title === 'node' ? 'taskward' : process.title },
    redact: ['password', 'secret', 'token', 'authorization', 'cookie', '*.password', '*.secret', '*.token', 'headers'],
    serializers: { error: errorWithoutValues, err: errorWithoutValues },
  });
  return logger;
}

/** PostgreSQL puts the offending values into `detail` and `where`: a log keeps the code, the constraint and the stack. */
function errorWithoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) {
    return { type: typeof error };
  }
  const { code, constraint, table } = error as Error & { code?: unknown; constraint?: unknown; table?: unknown };
  return { name: error.name, message: error.message, code, constraint, table, stack: error.stack };
}
