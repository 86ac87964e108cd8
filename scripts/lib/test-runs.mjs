import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './root.mjs';
import { setUpBuild } from './set-up.mjs';
import { runTool, TOOLS } from './tool.mjs';

const RESULTS = '.cache/test-results';
const E2E_DATA = '.cache/e2e';

/** @typedef {import('./checks.mjs').Result} Result */

/**
 * The tests of one Vitest project.
 * @param {'unit' | 'integration' | 'start'} project
 * @param {readonly string[]} more
 */
export async function runVitest(project, more = []) {
  const file = resultFile(`${project}.json`);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await runTool([TOOLS.vitest, 'run', `--project=${project}`, ...reporters, ...more], { show: true });
  const { numPassedTests = 0, numFailedTests = 0, numTotalTests = 0, testResults = [] } = readResult(file);
  // A file that cannot be loaded has no test that failed.
  const broken = testResults.filter(
    (/** @type {any} */ each) =>
      each.status === 'failed' && each.assertionResults.every((/** @type {any} */ test) => test.status !== 'failed'),
  );
  const skipped = numTotalTests - numPassedTests - numFailedTests;
  return outcome({ code, passed: numPassedTests, failed: numFailedTests + broken.length, skipped });
}

/** The journeys in the browser, on a hospital of their own. */
export async function runBrowser(/** @type {readonly string[]} */ more = []) {
  rmSync(inRoot(E2E_DATA), { recursive: true, force: true });
  const file = resultFile('e2e.json');
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const { code } = await runTool([TOOLS.playwright, 'test', '--reporter=list,json', ...more], { env, show: true });
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = readResult(file).stats ?? {};
  return outcome({ code, passed: expected, failed: unexpected + flaky, skipped });
}

/** @returns {Promise<Result>} */
export async function runBuild() {
  const built = await setUpBuild();
  return { passed: 1, failed: 0, summary: built ? 'built' : 'built before from these sources' };
}

/**
 * @param {{ code: number, passed: number, failed: number, skipped: number }} run
 * @returns {Result}
 */
function outcome({ code, passed, failed, skipped }) {
  const nothing = passed + failed === 0;
  const unsaid = (code !== 0 || nothing) && failed === 0 ? 1 : 0;
  const parts = [`${passed} passed`, `${failed + unsaid} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])];
  return { passed, failed: failed + unsaid, summary: nothing ? 'there was no test to run' : parts.join(', ') };
}

/** @param {string} name */
function resultFile(name) {
  const file = inRoot(RESULTS, name);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/** @param {string} file */
function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
