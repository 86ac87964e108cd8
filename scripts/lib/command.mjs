import { complain } from './say.mjs';
import { isStopping, stopAll } from './stopping.mjs';
import { lineOf } from './trouble.mjs';

/**
 * Runs a command of ours: signals stop it in order, trouble is one line on stderr and exit 1.
 * @param {() => Promise<number>} main answers with the exit code
 */
export async function runCommand(main) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    // npm passes a Ctrl-C on that we have had already: the second one changes nothing.
    process.on(signal, () => end(0));
  }
  try {
    await end(await main());
  } catch (error) {
    if (!isStopping()) {
      complain(lineOf(error));
      await end(1);
    }
  }
}

/** @param {number} code */
async function end(code) {
  const first = !isStopping();
  await stopAll();
  if (first) {
    // What is still on its way into a pipe would be lost, and the last line matters most.
    await Promise.all([process.stdout, process.stderr].map(drained));
    process.exit(code);
  }
}

/** @param {NodeJS.WriteStream} stream */
function drained(stream) {
  return new Promise((resolve) => stream.write('', () => resolve(undefined)));
}
