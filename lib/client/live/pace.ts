/** How long what takes, in milliseconds. */
export type Pace = {
  /** How often it looks how things stand. */
  tick: number;
  /** A stream that says nothing for so long is gone: it says something every 5 s. */
  silence: number;
  /** The first attempt to open a stream again waits this long at most, each further one twice as long. */
  reopen: number;
  longestReopen: number;
  /** So long after the stream is lost it asks what it missed, and so often from then on at most. */
  pollAfter: number;
  poll: number;
};

export const PACE: Pace = {
  tick: 1000,
  silence: 12_000,
  reopen: 500,
  longestReopen: 30_000,
  pollAfter: 2000,
  poll: 10_000,
};

/** How long to wait before the stream is opened again, spread so that not all who lost it at once come back at once. */
export function reopenAfter({ reopen, longestReopen }: Pace, failures: number, random: () => number): number {
  const longest = Math.min(longestReopen, reopen * 2 ** failures);
  return failures === 0 ? random() * longest : longest * (0.5 + random() / 2);
}

/** How long until it asks again: a little less than the longest, spread likewise. */
export function pollAgainAfter({ poll }: Pace, random: () => number): number {
  return poll * (0.8 + random() * 0.15);
}
