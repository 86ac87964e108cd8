import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive, ownIdentity } from './process-identity.mjs';
import { until } from './until.mjs';

/**
 * @typedef {import('./process-identity.mjs').Identity} Identity
 * @typedef {Identity & { port?: number, children?: Identity[] }} Holder
 * @typedef {{ note: (more: Partial<Holder>) => void, release: () => void }} Lock
 */

/**
 * Takes a lock file for this process. A lock whose holder is dead is taken over, and the dead holder answered with.
 * @param {string} file
 * @param {Partial<Holder>} more what others may read in it
 * @returns {{ lock: Lock, dead?: Holder } | { holder: Holder }}
 */
export function tryLock(file, more = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  /** @type {Holder | undefined} */
  let dead;
  while (!create(file, { ...ownIdentity(), ...more })) {
    const holder = readHolder(file);
    if (holder !== undefined && isAlive(holder)) {
      return { holder };
    }
    dead = takeAway(file, holder) ?? dead;
  }
  return { lock: held(file, more), ...(dead && { dead }) };
}

/**
 * Runs while holding a lock file, after waiting for whoever holds it.
 * @template T
 * @param {string} file
 * @param {(holder: Holder) => void} onWait
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function withLock(file, onWait, run) {
  const lock = await waitForLock(file, onWait);
  try {
    return await run();
  } finally {
    lock.release();
  }
}

/**
 * @param {string} file
 * @param {(holder: Holder) => void} onWait
 * @returns {Promise<Lock>}
 */
async function waitForLock(file, onWait) {
  const attempt = tryLock(file);
  if ('lock' in attempt) {
    return attempt.lock;
  }
  onWait(attempt.holder);
  await until(() => !isHeld(file), Number.POSITIVE_INFINITY);
  return waitForLock(file, () => undefined);
}

/** @param {string} file */
export function isHeld(file) {
  const holder = readHolder(file);
  return holder !== undefined && isAlive(holder);
}

/** @param {string} file */
export function readHolder(file) {
  try {
    return /** @type {Holder} */ (JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {Partial<Holder>} more
 * @returns {Lock}
 */
function held(file, more) {
  const holder = { ...ownIdentity(), ...more };
  return {
    note: (news) => {
      Object.assign(holder, news);
      writeFileSync(`${file}.${process.pid}`, JSON.stringify(holder));
      renameSync(`${file}.${process.pid}`, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/**
 * @param {string} file
 * @param {Holder} holder
 */
function create(file, holder) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(holder));
  try {
    // A link appears whole and only where there is none: the lock is never seen empty.
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') {
      return false;
    }
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Removes a dead holder's lock; should another process have replaced it meanwhile, that one is put back.
 * @param {string} file
 * @param {Holder | undefined} dead
 */
function takeAway(file, dead) {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
  } catch {
    return undefined;
  }
  const found = readHolder(aside);
  const same = found === undefined || (found.pid === dead?.pid && found.started === dead.started);
  if (!same) {
    try {
      linkSync(aside, file);
    } catch {
      // A third process has it by now, and the second one is no worse off than after its own kill -9.
    }
  }
  rmSync(aside, { force: true });
  return same ? dead : undefined;
}
