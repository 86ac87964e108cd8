import 'server-only';

// SQLSTATE (postgresql.org/docs/current/errcodes-appendix.html) and Node's socket errors, as a person would say them.
const TROUBLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name cannot be looked up',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ECONNRESET: 'the connection was cut',
  '28P01': 'user or password is wrong',
  '28000': 'the user may not sign in',
  '3D000': 'there is no such database',
  '42501': 'the user may not create tables',
  '53100': 'the disk of the database is full',
  '53300': 'it has no free connection',
  '57P03': 'it is starting or stopping',
};

/** What is wrong with the database, in one line for the person who starts us: address without password, then the reason. */
export function databaseTrouble(error: unknown, databaseUrl: string): string {
  return `The database ${addressOf(databaseUrl)} cannot be used: ${reasonOf(error)}.`;
}

function addressOf(databaseUrl: string): string {
  const { hostname, port, pathname } = new URL(databaseUrl);
  return `${hostname === '' ? 'localhost' : hostname}:${port === '' ? '5432' : port}${pathname}`;
}

function reasonOf(error: unknown): string {
  const causes = error instanceof AggregateError ? error.errors : [error];
  const known = causes.map((each) => TROUBLE[codeOf(each)]).find((each) => each !== undefined);
  if (known !== undefined) {
    return known;
  }
  const [first] = (error instanceof Error ? error.message : 'unknown error').split('\n');
  return (first ?? '').replace(/\.$/, '');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
