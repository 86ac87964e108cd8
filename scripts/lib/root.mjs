import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble } from './trouble.mjs';

/** The top of the checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** A path below the top of the checkout. */
export const inRoot = (/** @type {string[]} */ ...parts) => path.join(ROOT, ...parts);

const OLDEST_NODE = 24;

/** The Node that the packages bring; the machine's own where it is new enough. Throws Trouble when there is neither. */
export function nodeBinary() {
  const packaged = inRoot('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(packaged)) {
    return packaged;
  }
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) {
    return process.execPath;
  }
  throw new Trouble(
    'The package `node` has no binary: let npm run its install script (see allowScripts in package.json).',
  );
}
