import { startNode } from './child.mjs';
import { onStop } from './stopping.mjs';

/**
 * Runs a tool of node_modules to its end, whatever that is.
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean }} options `show` passes on what it prints while it runs
 */
export async function runTool(args, { env = process.env, show = false } = {}) {
  let output = '';
  let stdout = '';
  const running = startNode(args, {
    env,
    output: (text, error) => {
      output += text;
      stdout += error ? '' : text;
      if (show) {
        process.stdout.write(text);
      }
    },
  });
  const forget = onStop(() => running.stop());
  const { code } = await running.ended;
  forget();
  return { code: code ?? 1, output, stdout };
}

/** Names of what must be run in its own right: the entry of each tool. */
export const TOOLS = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  cruise: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
  knip: 'node_modules/knip/bin/knip.js',
  next: 'node_modules/next/dist/bin/next',
  playwright: 'node_modules/@playwright/test/cli.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
};
