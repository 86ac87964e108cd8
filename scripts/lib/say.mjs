/**
 * One line about the step that begins.
 * @param {string} line
 */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * One line on stderr about why it ends.
 * @param {string} line
 */
export function complain(line) {
  process.stderr.write(`${line}\n`);
}

const PROGRESS_MILLISECONDS = 10_000;

/**
 * Says every ten seconds that a long step still goes on; answers with the function that ends it.
 * @param {() => string} detail what it is at
 */
export function showProgress(detail) {
  const begun = Date.now();
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - begun) / 1000);
    say(`  … ${seconds} s ${detail().slice(0, 100)}`.trimEnd());
  }, PROGRESS_MILLISECONDS);
  return () => clearInterval(timer);
}
