import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { runNode } from './child.mjs';
import { fingerprintOf, readStamp, writeStamp } from './fingerprint.mjs';
import { inRoot, ROOT } from './root.mjs';
import { say, showProgress } from './say.mjs';
import { onStop } from './stopping.mjs';
import { meaningOf, Trouble } from './trouble.mjs';

// Not `ci`: it refuses a lock file that lacks the optional packages of platforms which the registry in use does not carry.
// The locked versions and their digests are what is installed, and the lock file is left as it is.
const INSTALL = ['install', '--include=dev', '--no-save', '--no-audit', '--no-fund', '--loglevel=http'];
const GENERATED = 'lib/server/database/generated';
const GENERATED_STAMP = '.cache/generated-from';

/** Installs the packages of package-lock.json unless they are there already. */
export async function ensureInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (present !== undefined && isInstalled(wanted ?? {}, present)) {
    return;
  }
  say(`Installing ${Object.keys(wanted ?? {}).length} packages`);
  await install();
}

/** Generates the database client unless it was made from this very schema. */
export async function ensureGenerated() {
  const stamp = fingerprintOf(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']);
  if (readStamp(GENERATED_STAMP) === stamp && existsSync(inRoot(GENERATED, 'client.ts'))) {
    return;
  }
  say('Generating the database client');
  const env = {
    ...process.env,
    // The client needs no engine, and the command only wants one to be there: its download is not for closed networks.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
  await runNode('The database client cannot be generated', ['node_modules/prisma/build/index.js', 'generate'], { env });
  writeStamp(GENERATED_STAMP, stamp);
}

/**
 * npm writes the list of what it installed at the very end: a killed installation leaves none.
 * @param {Record<string, { version?: string, optional?: boolean }>} wanted
 * @param {Record<string, { version?: string }>} present
 */
function isInstalled(wanted, present) {
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    const found = present[name]?.version;
    return found === undefined ? name === '' || optional === true : found === version;
  });
}

/** @param {string} file */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(inRoot(file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

async function install() {
  const cli = process.env.npm_execpath;
  // npm itself runs on this Node: the packaged one is what it is about to replace.
  if (cli !== undefined && /npm-cli\.[cm]?js$/.test(cli)) {
    await runNode('The packages cannot be installed', [cli, ...INSTALL], { node: process.execPath, progress: true });
    return;
  }
  await spawnNpm();
}

function spawnNpm() {
  let output = '';
  const hush = showProgress(() => output.trimEnd().split('\n').at(-1) ?? '');
  const child = spawn('npm', INSTALL, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const forget = onStop(() => child.kill());
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('error', () => reject(new Trouble('npm cannot be run: it must be on the PATH.')));
    child.on('close', (code) =>
      code === 0 ? resolve(undefined) : reject(new Trouble(`The packages cannot be installed: ${meaningOf(output)}`)),
    );
  }).finally(() => {
    hush();
    forget();
  });
}
