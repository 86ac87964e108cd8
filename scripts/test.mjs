import { ensureBrowser } from './lib/browser.mjs';
import { checkDead, checkFormat, checkGraph, checkTypes } from './lib/checks.mjs';
import { runCommand } from './lib/command.mjs';
import { checkFirstLoad } from './lib/first-load.mjs';
import { say } from './lib/say.mjs';
import { setUp } from './lib/set-up.mjs';
import { runBrowser, runBuild, runVitest } from './lib/test-runs.mjs';
import { lineOf, Trouble } from './lib/trouble.mjs';

/** @typedef {import('./lib/checks.mjs').Result} Result */

/** Fastest first. */
const STEPS = {
  format: { title: 'Format, lint, import lists', run: checkFormat },
  types: { title: 'Types', run: checkTypes },
  graph: { title: 'Import graph', run: checkGraph },
  dead: { title: 'Dead code', run: checkDead },
  unit: { title: 'Unit tests', run: (/** @type {string[]} */ more) => runVitest('unit', more) },
  integration: {
    title: 'Integration tests, on a real PostgreSQL',
    run: (/** @type {string[]} */ more) => runVitest('integration', more),
  },
  build: { title: 'Build', run: runBuild },
  weight: { title: 'Script of the first load', run: async () => checkFirstLoad() },
  start: { title: 'Tests of `npm start`', run: (/** @type {string[]} */ more) => runVitest('start', more) },
  e2e: { title: 'Browser tests', run: runBrowser },
};

await runCommand(async () => {
  const [wanted, ...more] = process.argv.slice(2);
  if (wanted !== undefined && !(wanted in STEPS)) {
    throw new Trouble(`There is no step ${wanted}: ${Object.keys(STEPS).join(', ')}.`);
  }
  const names = /** @type {(keyof typeof STEPS)[]} */ (wanted === undefined ? Object.keys(STEPS) : [wanted]);
  say('Setting up: packages and generated code');
  await setUp();
  if (names.includes('e2e')) {
    await ensureBrowser();
  }
  let passed = 0;
  let failed = 0;
  for (const name of names) {
    const result = await runStep(STEPS[name], more);
    passed += result.passed;
    failed += result.failed;
  }
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

/**
 * @param {{ title: string, run: (more: string[]) => Promise<Result> }} step
 * @param {string[]} more
 * @returns {Promise<Result>}
 */
async function runStep({ title, run }, more) {
  say(`── ${title}`);
  const begun = Date.now();
  const result = await run(more).catch((error) => ({ passed: 0, failed: 1, summary: lineOf(error) }));
  if ('output' in result && result.output !== undefined) {
    say(result.output.trimEnd());
  }
  const seconds = Math.round((Date.now() - begun) / 1000);
  say(`── ${title}: ${result.failed === 0 ? 'ok' : 'FAILED'}, ${result.summary} (${seconds} s)`);
  return result;
}
