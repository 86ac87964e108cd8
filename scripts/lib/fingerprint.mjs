import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, ROOT } from './root.mjs';

/**
 * A digest of files and folders of the checkout, by name and content.
 * @param {readonly string[]} places below the top; a missing one counts as empty
 * @param {(file: string) => boolean} counts whether a file counts, by its path below the top
 */
export function fingerprintOf(places, counts = () => true) {
  const digest = createHash('sha256');
  for (const file of places.flatMap(listFiles).filter(counts)) {
    digest
      .update(file)
      .update('\0')
      .update(readFileSync(inRoot(file)))
      .update('\0');
  }
  return digest.digest('hex');
}

/**
 * @param {string} file below the top
 */
export function readStamp(file) {
  try {
    return readFileSync(inRoot(file), 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file below the top
 * @param {string} stamp
 */
export function writeStamp(file, stamp) {
  mkdirSync(path.dirname(inRoot(file)), { recursive: true });
  writeFileSync(inRoot(file), stamp);
}

/**
 * @param {string} place
 * @returns {string[]}
 */
export function listFiles(place) {
  const full = inRoot(place);
  const kind = statSync(full, { throwIfNoEntry: false });
  if (kind === undefined) {
    return [];
  }
  if (!kind.isDirectory()) {
    return [place];
  }
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}
