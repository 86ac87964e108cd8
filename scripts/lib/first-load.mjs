import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './root.mjs';

/** What the first load of a page may weigh as it is served: by brotli, where there is TLS. By gzip it is a seventh more. */
export const MOST_KILOBYTES = 250;
/** The screens of everyday work, as Next names them. */
export const EVERYDAY_PAGES = {
  worklist: '/(workspace)/worklist/page',
  task: '/(workspace)/tasks/[id]/page',
  board: '/(workspace)/board/page',
  dashboard: '/(workspace)/dashboard/page',
};
const LARGEST = 5;
/** Pages that are refused weigh nothing only where the manifests were misread: Next and React alone weigh more. */
const LEAST_KILOBYTES = 50;

/** @typedef {{ file: string, kilobytes: number, gzip: number }} Chunk */
/** @typedef {{ page: string, kilobytes: number, gzip: number, chunks: Chunk[] }} FirstLoad */
/** @typedef {import('./checks.mjs').Result} Result */

/**
 * Fails when the script that a page loads the first time exceeds the most it may weigh; names page, size and largest chunks.
 * @param {string} build the folder of the build
 * @param {Record<string, string>} pages
 * @returns {Result}
 */
export function checkFirstLoad(build = path.join(ROOT, '.next'), pages = EVERYDAY_PAGES) {
  const loads = Object.entries(pages).map(([page, entry]) => ({ ...firstLoadOf(build, entry), page }));
  const bad = loads.filter(({ kilobytes }) => kilobytes > MOST_KILOBYTES || kilobytes < LEAST_KILOBYTES);
  const summary = loads
    .map(({ page, kilobytes, gzip }) => `${page} ${kilobytes.toFixed(0)} KB (gzip ${gzip.toFixed(0)})`)
    .join(', ');
  return {
    passed: loads.length - bad.length,
    failed: bad.length,
    summary,
    ...(bad.length > 0 && { output: bad.map(complaintOf).join('\n') }),
  };
}

/** @param {FirstLoad} load */
function complaintOf({ page, kilobytes, chunks }) {
  const rule =
    kilobytes > MOST_KILOBYTES
      ? `at most ${MOST_KILOBYTES} KB`
      : `at least ${LEAST_KILOBYTES} KB, or the build was misread`;
  const largest = chunks.slice(0, LARGEST).map((chunk) => `  ${chunk.kilobytes.toFixed(1)} KB ${chunk.file}`);
  return [
    `The first load of ${page} is ${kilobytes.toFixed(1)} KB of script compressed: it may be ${rule}. Largest:`,
    ...largest,
  ].join('\n');
}

/**
 * What stands in the document of a page as scripts: those of every page, and those of its layouts and itself.
 * @param {string} build
 * @param {string} entry
 * @returns {Omit<FirstLoad, 'page'>}
 */
function firstLoadOf(build, entry) {
  const { rootMainFiles } = JSON.parse(readFileSync(path.join(build, 'build-manifest.json'), 'utf8'));
  const files = new Set([...rootMainFiles, ...entryFilesOf(build, entry)]);
  const chunks = [...files].map((file) => ({ file, ...weightOf(path.join(build, file)) }));
  chunks.sort((one, other) => other.kilobytes - one.kilobytes);
  const sumOf = (/** @type {'kilobytes' | 'gzip'} */ weight) => chunks.reduce((sum, chunk) => sum + chunk[weight], 0);
  return { chunks, kilobytes: sumOf('kilobytes'), gzip: sumOf('gzip') };
}

/**
 * @param {string} build
 * @param {string} entry
 * @returns {string[]}
 */
function entryFilesOf(build, entry) {
  const text = readFileSync(path.join(build, 'server/app', `${entry}_client-reference-manifest.js`), 'utf8');
  // The manifest is a script that assigns JSON: globalThis.__RSC_MANIFEST["…"] = {…}
  const { entryJSFiles } = JSON.parse(text.slice(text.indexOf('] = {') + '] = '.length).replace(/;\s*$/, ''));
  return Object.values(entryJSFiles).flat();
}

/** @param {string} file */
function weightOf(file) {
  const gzip = gzipSync(readFileSync(file)).length / 1024;
  return { gzip, kilobytes: existsSync(`${file}.br`) ? statSync(`${file}.br`).size / 1024 : gzip };
}
