import { mkdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { tryLock } from './lock.mjs';
import { obstacleAt } from './port.mjs';
import { isAlive } from './process-identity.mjs';
import { onStop } from './stopping.mjs';
import { Trouble } from './trouble.mjs';
import { until } from './until.mjs';

const NEEDED_BYTES = 150_000_000;
const PATIENCE_MILLISECONDS = 10_000;

/**
 * Takes the data folder for this process, ending what a killed start left. Throws Trouble when another start has it.
 * @param {import('./settings.mjs').Settings} settings
 */
export async function claimDataFolder({ dataFolder, dataDir, databaseUrl, port }) {
  mkdirSync(dataFolder, { recursive: true });
  refuseFullDisk(dataFolder);
  // With a database elsewhere several starts may share the folder; each keeps its own note.
  const name = databaseUrl === undefined ? 'taskward.lock' : `taskward-${port}.lock`;
  const attempt = tryLock(path.join(dataFolder, name), { port });
  if ('holder' in attempt) {
    const { pid, port: other } = attempt.holder;
    throw new Trouble(
      other === port
        ? `Port ${port} is taken by the Taskward that runs already (process ${pid}): stop it, or set PORT and DATA_DIR.`
        : `DATA_DIR ${dataDir} is in use by the Taskward on port ${other} (process ${pid}): stop it, or set another DATA_DIR.`,
    );
  }
  onStop(attempt.lock.release);
  await Promise.all((attempt.dead?.children ?? []).map(endLeftover));
  return attempt.lock;
}

/**
 * Throws Trouble when nobody can listen there.
 * @param {{ port: number, host: string }} address
 */
export async function refuseTakenPort({ port, host }) {
  const obstacle = await obstacleAt(port, host);
  if (obstacle === undefined) {
    return;
  }
  const reasons = {
    EADDRINUSE: `Port ${port} is taken on ${host}: stop what listens there, or set PORT.`,
    EACCES: `Port ${port} may not be used by this user: set PORT to 1024 or more.`,
    EADDRNOTAVAIL: `HOST ${host} is no address of this machine.`,
    ENOTFOUND: `HOST ${host} is not known.`,
  };
  throw new Trouble(
    reasons[/** @type {keyof typeof reasons} */ (obstacle)] ?? `${host}:${port} cannot be listened on (${obstacle}).`,
  );
}

/**
 * A child whose start was killed ends by itself; this waits for it, and helps.
 * @param {import('./process-identity.mjs').Identity} child
 */
async function endLeftover(child) {
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
    if (!isAlive(child)) {
      return;
    }
    process.kill(child.pid, signal);
    await until(() => !isAlive(child), PATIENCE_MILLISECONDS);
  }
}

/** @param {string} folder */
function refuseFullDisk(folder) {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < NEEDED_BYTES) {
    const megabytes = Math.floor((bavail * bsize) / 1_000_000);
    throw new Trouble(
      `The disk is full: ${folder} has ${megabytes} MB free, and ${NEEDED_BYTES / 1_000_000} MB are needed.`,
    );
  }
}
