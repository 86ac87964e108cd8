import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { openToPass, postgresPrograms, postgresUser, reaches, systemFolder } from './postgres-user.mjs';
import { onStop } from './stopping.mjs';
import { meaningOf, Trouble } from './trouble.mjs';

const MAJOR = '18';
export const DATABASE_USER = 'taskward';
const DATABASE_NAME = 'taskward';

/**
 * A data directory of PostgreSQL: its folder without links, its password, and who runs which programs on it.
 * @typedef {{ folder: string, password: string, programs: string, user: import('./postgres-user.mjs').User | undefined, made: boolean }} Cluster
 */

/**
 * The cluster that belongs to a data folder, made when there is none.
 * @param {string} dataFolder
 * @returns {Promise<Cluster>}
 */
export async function openCluster(dataFolder) {
  mkdirSync(dataFolder, { recursive: true });
  const user = postgresUser();
  const programs = postgresPrograms(user);
  const password = passwordOf(dataFolder);
  const place = placeOf(dataFolder, user);
  const made = !existsSync(path.join(place, 'PG_VERSION'));
  if (made) {
    await makeCluster({ place, password, programs, user });
  }
  const version = readFileSync(path.join(place, 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR) {
    throw new Trouble(
      `${place} was made by PostgreSQL ${version}, and this version brings ${MAJOR}: dump it with the old version first.`,
    );
  }
  return { folder: realpathSync(place), password, programs, user, made };
}

/**
 * The address of a database on a running cluster.
 * @param {string} password
 * @param {number} port
 */
export function databaseUrlOf(password, port) {
  return `postgres://${DATABASE_USER}:${password}@127.0.0.1:${port}/${DATABASE_NAME}`;
}

/** @param {string} dataFolder */
export function passwordOf(dataFolder) {
  const file = path.join(dataFolder, 'postgres-password');
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, randomBytes(24).toString('hex'), { mode: 0o600 });
    renameSync(draft, file);
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * `postgres` in the data folder; where its user cannot get there, a folder of the system that a file in the data folder names.
 * @param {string} dataFolder
 * @param {import('./postgres-user.mjs').User | undefined} user
 */
export function placeOf(dataFolder, user) {
  const pointer = path.join(dataFolder, 'postgres-elsewhere');
  if (existsSync(pointer)) {
    return readFileSync(pointer, 'utf8').trim();
  }
  const inside = path.join(dataFolder, 'postgres');
  if (user === undefined) {
    return inside;
  }
  openToPass(dataFolder);
  if (reaches(user, dataFolder)) {
    return inside;
  }
  const elsewhere = path.join(systemFolder(), `data-${randomBytes(8).toString('hex')}`);
  writeFileSync(pointer, `${elsewhere}\n`);
  return elsewhere;
}

/** @param {{ place: string, password: string, programs: string, user: import('./postgres-user.mjs').User | undefined }} cluster */
async function makeCluster({ place, password, programs, user }) {
  // Made aside and moved into place whole: a start that is killed here leaves nothing half made.
  const draft = `${place}.new`;
  const passwordFile = `${place}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user !== undefined) {
    chownSync(draft, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  try {
    await runProgram(user, path.join(programs, 'initdb'), [
      `--pgdata=${draft}`,
      `--username=${DATABASE_USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    await runProgram(
      user,
      path.join(programs, 'postgres'),
      ['--single', '-D', draft, 'postgres'],
      `create database ${DATABASE_NAME}\n`,
    );
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, place);
}

/**
 * @param {import('./postgres-user.mjs').User | undefined} user
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} input
 */
function runProgram(user, program, args, input = '') {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: '/', env: postgresEnvironment(), ...user });
    const forget = onStop(() => child.kill());
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (error) => reject(new Trouble(`PostgreSQL cannot be run: ${error.message}.`)));
    child.on('close', forget);
    child.on('close', (code) =>
      code === 0
        ? resolve(undefined)
        : reject(new Trouble(`The embedded database cannot be made: ${meaningOf(output)}`)),
    );
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** PostgreSQL reads variables of its own and the machine's locale: it gets neither. */
export function postgresEnvironment() {
  return { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };
}
