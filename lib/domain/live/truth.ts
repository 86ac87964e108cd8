/**
 * How far a screen can be believed. `way`: how it hears of changes; `lostAt`: since when it does not, where it does not. `asOf` is
 * the last moment, by the server's clock, up to which every change is known; `heardAt` when that was heard, by the clock of the device.
 */
export type Truth = {
  way: 'opening' | 'stream' | 'polling' | 'signed-out';
  lostAt: number | undefined;
  asOf: string | undefined;
  heardAt: number;
};

/** What the screen says of it. */
export type ShownTruth = 'opening' | 'live' | 'polling' | 'stale' | 'signed-out';

/** Nobody is told of an interruption that is over sooner. */
export const HICCUP_MILLISECONDS = 2500;

/** So long each way may say nothing and is still believed. A stream says every 5 s that it is there, and a poll comes within 10 s. */
const BELIEVED_MILLISECONDS: Record<Truth['way'], number> = {
  opening: 6000,
  stream: 15_000,
  polling: 25_000,
  'signed-out': Number.POSITIVE_INFINITY,
};

const SHOWN: Record<Truth['way'], ShownTruth> = {
  opening: 'opening',
  stream: 'live',
  polling: 'polling',
  'signed-out': 'signed-out',
};

/** What to say of a truth at a moment of the device's clock. */
export function shownTruthOf({ way, lostAt, heardAt }: Truth, now: number): ShownTruth {
  const isLost = lostAt !== undefined && now - lostAt >= HICCUP_MILLISECONDS;
  const isOld = now - heardAt >= BELIEVED_MILLISECONDS[way];
  return way !== 'signed-out' && (isLost || isOld) ? 'stale' : SHOWN[way];
}
