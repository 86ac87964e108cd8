import { spawn } from 'node:child_process';
import { readHolder } from './lock.mjs';
import { freePort } from './port.mjs';
import { ROOT } from './root.mjs';
import { until } from './until.mjs';

const PATIENCE_MILLISECONDS = 120_000;
const UNSET = {
  DATABASE_URL: '',
  FHIR_BASE_URL: '',
  DEMO: '',
  HOST: '',
  PUBLIC_URL: '',
  TIME_ZONE: 'UTC',
  LOG_LEVEL: '',
};

/** @typedef {Awaited<ReturnType<typeof startForTest>>} Started */

/**
 * `npm start` as a person runs it, on a port of its own unless one is given.
 * @param {Record<string, string>} variables
 * @param {readonly [string, ...string[]]} command
 */
export async function startForTest(variables, command = [process.execPath, 'scripts/start.mjs']) {
  const port = variables.PORT ?? String(await freePort());
  const env = { ...process.env, NODE_ENV: undefined, VITEST: undefined, ...UNSET, ...variables, PORT: port };
  const [program, ...parameters] = command;
  const child = spawn(program, parameters, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (said.error += text));
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.on('close', resolve));
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid ?? 0,
    url: `http://127.0.0.1:${port}`,
    said,
    ended,
    /** Waits for a line; throws what was said instead when it ends before. */
    says: async (/** @type {RegExp} */ line) => {
      await until(() => line.test(said.out) || isOver(), PATIENCE_MILLISECONDS);
      if (!line.test(said.out)) {
        throw new Error(`It did not say ${line}, but: ${said.out}${said.error}`);
      }
    },
    stop: async (/** @type {NodeJS.Signals} */ signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

/**
 * The processes of a running start, as its lock names them.
 * @param {string} dataFolder
 */
export function childrenOf(dataFolder) {
  return readHolder(`${dataFolder}/taskward.lock`)?.children ?? [];
}
