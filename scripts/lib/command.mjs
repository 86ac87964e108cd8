import { complain } from './say.mjs';
import { isStopping, stopAll } from './stopping.mjs';
import { lineOf } from './trouble.mjs';

const LOOK_MILLISECONDS = 250;

/**
 * Runs a command of ours: signals stop it in order, trouble is one line on stderr and exit 1.
 * @param {() => Promise<number>} main answers with the exit code
 */
export async function runCommand(main) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    // npm passes a Ctrl-C on that we have had already: the second one changes nothing.
    process.on(signal, () => end(0));
  }
  endWithShell();
  try {
    await end(await main());
  } catch (error) {
    if (!isStopping()) {
      complain(lineOf(error));
      await end(1);
    }
  }
}

/** npm puts a shell between itself and us; a signal to npm ends the shell, which does not pass it on. */
function endWithShell() {
  if (process.env.npm_lifecycle_event === undefined) {
    return;
  }
  const shell = process.ppid;
  setInterval(() => (process.ppid === shell ? undefined : end(0)), LOOK_MILLISECONDS).unref();
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
