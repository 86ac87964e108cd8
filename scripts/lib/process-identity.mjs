import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/**
 * A process, told apart from a later one that got the same number.
 * @typedef {{ pid: number, started: string }} Identity
 */

/**
 * When the process was started, in whatever unit the system has; undefined when it is gone or only waits to be reaped.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function startedOf(pid) {
  if (process.platform !== 'linux') {
    return startedByPs(pid);
  }
  try {
    // The name may hold blanks and brackets: the fields count from the last bracket (man 5 proc_pid_stat).
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** @returns {Identity} */
export function ownIdentity() {
  return identityOf(process.pid);
}

/**
 * @param {number} pid
 * @returns {Identity}
 */
export function identityOf(pid) {
  return { pid, started: startedOf(pid) ?? '' };
}

/** @param {Identity} identity */
export function isAlive({ pid, started }) {
  const now = startedOf(pid);
  return now !== undefined && (started === '' || now === started);
}

/**
 * Whether this is a PostgreSQL server of that data directory, and not a later process with its number.
 * @param {number} pid
 * @param {string} cluster absolute, without links
 */
export function isPostgresOf(pid, cluster) {
  if (startedOf(pid) === undefined) {
    return false;
  }
  if (process.platform !== 'linux') {
    const command = psOf(pid, 'command');
    return command.includes('postgres') && command.includes(cluster);
  }
  try {
    // PostgreSQL's processes stand in their data directory.
    const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    return name === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return false;
  }
}

/** @param {number} pid */
function startedByPs(pid) {
  return psOf(pid, 'stat').startsWith('Z') ? undefined : psOf(pid, 'lstart') || undefined;
}

/**
 * @param {number} pid
 * @param {'command' | 'lstart' | 'stat'} field
 */
function psOf(pid, field) {
  return (spawnSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').trim();
}
