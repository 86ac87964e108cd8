/** Something the person who runs the command can put right; its message is the one line that is shown. */
export class Trouble extends Error {}

const KNOWN = {
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The disk quota is used up.',
  EACCES: 'Permission is missing.',
  EPERM: 'Permission is missing.',
  EEXIST: 'A file stands where a folder is needed.',
  ENOTDIR: 'A file stands where a folder is needed.',
  EROFS: 'The disk is read-only.',
  EMFILE: 'Too many files are open.',
};

/**
 * The one line that says what went wrong.
 * @param {unknown} error
 */
export function lineOf(error) {
  if (error instanceof Trouble || !(error instanceof Error)) {
    return oneLine(error instanceof Error ? error.message : String(error));
  }
  const known = KNOWN[/** @type {keyof typeof KNOWN} */ (/** @type {NodeJS.ErrnoException} */ (error).code)];
  const place = /** @type {NodeJS.ErrnoException} */ (error).path;
  if (known !== undefined) {
    return place === undefined ? known : `${known.slice(0, -1)}: ${place}`;
  }
  return oneLine(error.message);
}

/**
 * What a failed command meant, found in what it printed: a full disk, else its last line that names an error, else its last line.
 * @param {string} output
 */
export function meaningOf(output) {
  if (/ENOSPC|no space left on device|could not (?:extend|write).*: No space/i.test(output)) {
    return KNOWN.ENOSPC;
  }
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^at |complete log of this run/.test(line));
  // npm begins with what it is about and ends with where its log is; others end with what it is about.
  const ofNpm = lines.find((line) => /^npm error (?!code |errno |syscall |path )\S/.test(line));
  if (ofNpm !== undefined) {
    return ofNpm.replace('npm error ', '');
  }
  return (
    lines.findLast((line) => /\b(?:FATAL|PANIC|error|failed|refused|cannot|must)\b/i.test(line)) ??
    lines.at(-1) ??
    'no output'
  );
}

/** @param {string} text */
function oneLine(text) {
  return text.split('\n')[0]?.trim() ?? '';
}
