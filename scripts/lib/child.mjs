import { spawn } from 'node:child_process';
import { nodeBinary, ROOT } from './root.mjs';
import { showProgress } from './say.mjs';
import { isStopping, onStop } from './stopping.mjs';
import { meaningOf, Trouble } from './trouble.mjs';

const LEASH = new URL('end-with-parent.mjs', import.meta.url).href;
const KEPT_OUTPUT = 64_000;

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Ended */
/** @typedef {{ pid: number, ended: Promise<Ended>, stop: (milliseconds?: number) => Promise<Ended> }} Running */

/**
 * Starts a Node program of ours that ends when we do.
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, node?: string, output?: 'inherit' | ((text: string, error: boolean) => void) }} options
 * @returns {Running}
 */
export function startNode(args, { env = process.env, node = nodeBinary(), output = 'inherit' } = {}) {
  if (isStopping()) {
    throw new Trouble('Everything is stopping.');
  }
  const pipe = output === 'inherit' ? 'inherit' : 'pipe';
  // A group of its own: Ctrl-C reaches us alone, and we stop the children in order.
  const child = spawn(node, ['--import', LEASH, ...args], {
    cwd: ROOT,
    env: { ...env, TASKWARD_PARENT: String(process.pid) },
    detached: true,
    stdio: ['pipe', pipe, pipe],
  });
  child.stdin?.on('error', () => undefined);
  if (output !== 'inherit') {
    child.stdout?.setEncoding('utf8').on('data', (text) => output(text, false));
    child.stderr?.setEncoding('utf8').on('data', (text) => output(text, true));
  }
  /** @type {Promise<Ended>} */
  const ended = new Promise((resolve) => {
    child.on('error', () => resolve({ code: 1, signal: null }));
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  return { pid: child.pid ?? 0, ended, stop: (milliseconds = 10_000) => stopChild(child, ended, milliseconds) };
}

/**
 * Runs a Node program to its end and answers with its standard output. Throws Trouble, with its meaning, when it fails.
 * @param {string} name what failed, for the line; empty when the program says that itself
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, node?: string, progress?: boolean, speak?: (text: string) => void }} options
 */
export async function runNode(name, args, { env, node, progress = false, speak } = {}) {
  let all = '';
  let answer = '';
  const running = startNode(args, {
    ...(env && { env }),
    ...(node && { node }),
    output: (text, error) => {
      all = (all + text).slice(-KEPT_OUTPUT);
      answer += error ? '' : text;
      speak?.(text);
    },
  });
  const forget = onStop(() => running.stop());
  const hush = progress ? showProgress(() => all.trimEnd().split('\n').at(-1)?.trim() ?? '') : () => undefined;
  const { code, signal } = await running.ended;
  hush();
  forget();
  if (code !== 0) {
    const reason = signal === null ? meaningOf(all) : `ended by ${signal}.`;
    throw new Trouble(name === '' ? reason : `${name}: ${reason}`);
  }
  return answer;
}

/**
 * Runs an entry of lib/server or beside it, with `@/` paths and the server half of `server-only`.
 * @param {string} entry
 */
export function serverEntry(entry) {
  return ['--conditions=react-server', '--import', 'tsx', entry];
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<Ended>} ended
 * @param {number} milliseconds
 */
async function stopChild(child, ended, milliseconds) {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
  }
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  const how = await ended;
  clearTimeout(timer);
  return how;
}
