import 'server-only';
import { z } from 'zod';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const LOOPBACK = '127.0.0.1';
const EVERYWHERE = '0.0.0.0';

const webUrl = (value: string) => /^https?:$/.test(protocolOf(value) ?? '');
const postgresUrl = (value: string) => /^postgres(ql)?:$/.test(protocolOf(value) ?? '');

const Variables = z.object({
  PORT: z
    .string()
    .regex(/^\d+$/, 'must be a port number from 1 to 65535')
    .transform(Number)
    .pipe(z.number().min(1, 'must be from 1 to 65535').max(65_535, 'must be from 1 to 65535'))
    .default(3000),
  HOST: z.string().optional(),
  PUBLIC_URL: z.string().refine(webUrl, 'must be a URL such as https://tasks.example.org').optional(),
  TIME_ZONE: z.string().refine(isTimeZone, 'must be a time zone such as Europe/Vienna').optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.string().refine(postgresUrl, 'must be a URL such as postgres://user:password@host/name').optional(),
  DEMO: z.enum(['0', '1'], 'must be 0 or 1').optional(),
  FHIR_BASE_URL: z.string().refine(webUrl, 'must be a URL such as https://fhir.example.org/r4').optional(),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^[0-5]$/, 'must be a number from 0 to 5')
    .transform(Number)
    .default(0),
  POLICY_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

export type Environment = {
  port: number;
  host: string;
  /** Canonical base of the site, without a trailing slash; https makes cookies Secure. */
  publicUrl: string;
  /** IANA name of the site's zone: decides what "today" and "this shift" are. */
  timeZone: string;
  dataDir: string;
  /** Undefined only before `scripts/start.mjs` has started the embedded PostgreSQL. */
  databaseUrl: string | undefined;
  demo: boolean;
  fhirBaseUrl: string | undefined;
  /** How many reverse proxies stand in front, each of which appends to X-Forwarded-For. */
  trustedProxies: number;
  /** File with the rules of the site, if it has its own. */
  policyFile: string | undefined;
  logLevel: (typeof LOG_LEVELS)[number];
};

let parsed: Environment | undefined;

/** The process's settings, parsed at the first call. Throws an Error of one line that names the variable. */
export function environment(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}

/** Reads the settings out of variables; an empty variable counts as absent. Throws an Error of one line. */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = Variables.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    const name = String(issue?.path[0] ?? 'The environment');
    throw new Error(`${name} ${issue?.message ?? 'is not valid'}.`);
  }
  if (result.data.DEMO === '1' && result.data.FHIR_BASE_URL !== undefined) {
    throw new Error('DEMO must be 0 with FHIR_BASE_URL: the demo hospital never goes to another server.');
  }
  return withDefaults(result.data);
}

function withDefaults(given: z.infer<typeof Variables>): Environment {
  const { DATABASE_URL, FHIR_BASE_URL } = given;
  const alone = DATABASE_URL === undefined && FHIR_BASE_URL === undefined;
  const demo = given.DEMO === undefined ? alone : given.DEMO === '1';
  const host = given.HOST ?? (demo ? LOOPBACK : EVERYWHERE);
  return {
    port: given.PORT,
    host,
    publicUrl: withoutSlash(given.PUBLIC_URL ?? `http://${nameOf(host)}:${given.PORT}`),
    timeZone: given.TIME_ZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    dataDir: given.DATA_DIR,
    databaseUrl: DATABASE_URL,
    demo,
    fhirBaseUrl: FHIR_BASE_URL === undefined ? undefined : withoutSlash(FHIR_BASE_URL),
    trustedProxies: given.TRUSTED_PROXIES,
    policyFile: given.POLICY_FILE,
    logLevel: given.LOG_LEVEL,
  };
}

/** What a browser on this machine types for the address that is listened on. */
function nameOf(host: string): string {
  if ([LOOPBACK, EVERYWHERE, '::', '::1'].includes(host)) {
    return 'localhost';
  }
  return host.includes(':') ? `[${host}]` : host;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

function protocolOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).protocol : undefined;
}

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
