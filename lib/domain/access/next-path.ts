/** The path that proxy.ts saw, told to the page, which does not know its own. */
export const PATH_HEADER = 'x-taskward-path';

const HOME = '/worklist';

/**
 * Where to go after signing in: a path of this site, or the worklist. Browsers read `//` and `/\` as another host and
 * drop tabs and line ends, so a path with any of these goes nowhere.
 */
export function nextPathOf(asked: string | null | undefined): string {
  const isOwnPath = asked != null && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked) && asked.length <= 2000;
  return isOwnPath && !/^\/(sign-in|api|auth|fhir)(\/|\?|$)/.test(asked) ? asked : HOME;
}
