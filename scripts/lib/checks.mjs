import { listFiles } from './fingerprint.mjs';
import { runTool, TOOLS } from './tool.mjs';

// Fewer than this and the tool has overlooked the sources: it must not be content with what it saw.
const FILES_AT_LEAST = 200;
const MODULES_AT_LEAST = 200;
const ROOMS = ['app', 'components', 'lib', 'prisma/seed'];

/** @typedef {{ passed: number, failed: number, summary: string, output?: string }} Result */

/** Format, lint, import lists: Biome. */
export async function checkFormat() {
  const { code, output } = await runTool([TOOLS.biome, 'check', '--max-diagnostics=200', '.']);
  return check({
    code,
    output,
    seen: Number(/Checked (\d+) files/.exec(output)?.[1] ?? 0),
    floor: FILES_AT_LEAST,
    what: 'files',
  });
}

/** Types: Next writes those of the routes first. */
export async function checkTypes() {
  const routes = await runTool([TOOLS.next, 'typegen']);
  if (routes.code !== 0) {
    return check({ ...routes, seen: 0, floor: 1, what: 'route types' });
  }
  const { code, stdout, output } = await runTool([TOOLS.tsc, '--noEmit', '--incremental', 'false', '--listFiles']);
  const ours = stdout
    .split('\n')
    .filter((line) => /^\/.*\.(?:tsx?|mjs|js)$|^[A-Z]:/.test(line) && !line.includes('/node_modules/'));
  const said = output.split('\n').filter((line) => !/^(?:\/|[A-Z]:)\S+$/.test(line));
  return check({ code, output: said.join('\n'), seen: ours.length, floor: FILES_AT_LEAST, what: 'files' });
}

/** The arrows between folders: dependency-cruiser. */
export async function checkGraph() {
  const args = [TOOLS.cruise, ...ROOMS, '--config', '.dependency-cruiser.mjs', '--output-type', 'json'];
  const { stdout, output } = await runTool(args);
  if (!stdout.startsWith('{')) {
    return check({ code: 1, output, seen: 0, floor: 1, what: 'modules' });
  }
  const { summary } = JSON.parse(stdout);
  const lines = summary.violations.map(lineOfViolation);
  return check({
    code: lines.length,
    output: lines.join('\n'),
    seen: summary.totalCruised,
    floor: MODULES_AT_LEAST,
    what: 'modules',
  });
}

/** Dead files, exports and dependencies: knip. */
export async function checkDead() {
  const sources = [...ROOMS, 'bench', 'e2e', 'scripts']
    .flatMap(listFiles)
    .filter((file) => /\.(?:tsx?|mjs)$/.test(file));
  const { code, output } = await runTool([TOOLS.knip, '--no-config-hints', '--no-progress']);
  return check({ code, output, seen: sources.length, floor: FILES_AT_LEAST, what: 'files' });
}

/**
 * @param {{ code: number, output: string, seen: number, floor: number, what: string }} outcome
 * @returns {Result}
 */
function check({ code, output, seen, floor, what }) {
  if (code === 0 && seen >= floor) {
    return { passed: 1, failed: 0, summary: `${seen} ${what}` };
  }
  const reason = code === 0 ? `saw ${seen} ${what}, and there must be ${floor} at least` : `${seen} ${what}`;
  return { passed: 0, failed: 1, summary: reason, output };
}

/** @param {{ rule: { name: string }, from: string, to: string }} violation */
function lineOfViolation({ rule, from, to }) {
  return `${rule.name}: ${from} → ${to}`;
}
