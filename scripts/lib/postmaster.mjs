import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { postgresEnvironment } from './cluster.mjs';
import { freePort } from './port.mjs';
import { isPostgresOf, startedOf } from './process-identity.mjs';
import { isStopping, onStop } from './stopping.mjs';
import { meaningOf, Trouble } from './trouble.mjs';
import { until } from './until.mjs';

const KEPT_LOG = 10_000_000;
const STOP_MILLISECONDS = 60_000;
const START_MILLISECONDS = 600_000;
const TRIES = 40;

// Values stay out of the log: an error names its code and constraint, not the statement or the row (they hold patients).
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_timezone: 'UTC',
  timezone: 'UTC',
  max_connections: '100',
  jit: 'off',
};

/** @typedef {import('./child.mjs').Ended} Ended */
/** @typedef {{ port: number, ended: Promise<Ended>, stop: () => Promise<unknown>, pid: number }} Postmaster */

/**
 * Starts the server of a cluster on a free port of the loopback. Throws Trouble with PostgreSQL's own reason.
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {{ logFile: string, settings?: Record<string, string> }} options
 * @returns {Promise<Postmaster>}
 */
export async function startPostmaster(cluster, { logFile, settings = {} }) {
  let reason = '';
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const port = await freePort();
    const begin = openLog(logFile);
    const running = spawnPostmaster(cluster, { port, logFile, settings: { ...SETTINGS, ...settings } });
    const forget = onStop(running.stop);
    if (await isReady(cluster, running)) {
      return { port, ...running };
    }
    forget();
    reason = readFileSync(logFile, 'utf8').slice(begin);
    // The port was taken meanwhile, or the children of a killed server are still going: both pass.
    if (!/in use|still running|lock file/i.test(reason)) {
      break;
    }
    await until(() => false, 250);
  }
  throw new Trouble(`The embedded database does not start: ${meaningOf(reason)}`);
}

/**
 * Ends a server that an earlier start left on this cluster, and removes what it left behind.
 * @param {string} folder of the cluster, without links
 */
export async function endLeftover(folder) {
  const pid = postmasterOf(folder)?.pid;
  if (pid === undefined) {
    return;
  }
  if (isPostgresOf(pid, folder)) {
    await endPostmaster(pid);
  }
  // Its number may belong to another program by now, and PostgreSQL would take that one for a server.
  rmSync(path.join(folder, 'postmaster.pid'), { force: true });
}

/**
 * What the server says about itself in its data directory (its lines: storage/ipc/miscinit, "postmaster.pid").
 * @param {string} folder
 */
export function postmasterOf(folder) {
  try {
    const lines = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

/** @param {string} logFile */
function openLog(logFile) {
  try {
    const { size } = statSync(logFile);
    if (size < KEPT_LOG) {
      return readFileSync(logFile, 'utf8').length;
    }
    rmSync(logFile);
  } catch {
    // There is none yet.
  }
  return 0;
}

/**
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {{ port: number, logFile: string, settings: Record<string, string> }} options
 */
function spawnPostmaster(cluster, { port, logFile, settings }) {
  if (isStopping()) {
    throw new Trouble('Everything is stopping.');
  }
  const log = openSync(logFile, 'a', 0o600);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Its log is a file, not a pipe to us: it must be able to say its last words when we are killed.
  const child = spawn(path.join(cluster.programs, 'postgres'), ['-D', cluster.folder, '-p', String(port), ...flags], {
    cwd: cluster.folder,
    env: postgresEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
    ...cluster.user,
  });
  closeSync(log);
  /** @type {Promise<Ended>} */
  const ended = new Promise((resolve) => {
    child.on('error', () => resolve({ code: 1, signal: null }));
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  const pid = child.pid ?? 0;
  const isRunning = () => child.exitCode === null && child.signalCode === null && pid > 0;
  return { pid, ended, isRunning, stop: () => (isRunning() ? endPostmaster(pid).then(() => ended) : ended) };
}

/**
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {{ pid: number, isRunning: () => boolean }} running
 */
async function isReady({ folder }, { pid, isRunning }) {
  const ready = () => {
    const postmaster = postmasterOf(folder);
    return postmaster?.pid === pid && postmaster.ready;
  };
  await until(() => !isRunning() || ready(), START_MILLISECONDS);
  return isRunning() && ready();
}

/** @param {number} pid */
async function endPostmaster(pid) {
  const gone = () => startedOf(pid) === undefined;
  // SIGINT: end the sessions, write everything down, stop (postgresql.org/docs/current/server-shutdown.html).
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGQUIT', 'SIGKILL'])) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await until(gone, STOP_MILLISECONDS)) {
      return;
    }
  }
}
