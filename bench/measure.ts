/** Milliseconds of each run, and the seconds that all of them took together. */
export type Sample = { latencies: number[]; seconds: number };
export type Side = () => Promise<Sample>;

/** What the samples of one side come to; `medians` and `rates` (how many per second) hold one figure per round. */
export type Figures = { median: number; p95: number; perSecond: number; medians: number[]; rates: number[] };

/** Middle of some figures; the mean of the two middle ones when their number is even. */
export function medianOf(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** The smallest figure that at least this share of all figures does not exceed. */
export function quantileOf(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Runs something so many times, with so many under way at once. */
export async function sampleOf(
  run: () => Promise<unknown>,
  { times, atOnce }: { times: number; atOnce: number },
): Promise<Sample> {
  const latencies: number[] = [];
  let begun = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (begun < times) {
        begun += 1;
        const at = performance.now();
        await run();
        latencies.push(performance.now() - at);
      }
    }),
  );
  return { latencies, seconds: (performance.now() - from) / 1000 };
}

/**
 * Measures sides in turn, forwards and then backwards (A B B A), so that a slow minute of the machine falls on all.
 * Everything runs once unmeasured before.
 */
export async function inTurn<Name extends string>(
  sides: Record<Name, Side>,
  rounds: number,
): Promise<Record<Name, Figures>> {
  const names = Object.keys(sides) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Sample[]>;
  for (const name of names) {
    await sides[name]();
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      samples[name].push(await sides[name]());
    }
  }
  return Object.fromEntries(names.map((name) => [name, figuresOf(samples[name])])) as Record<Name, Figures>;
}

function figuresOf(samples: readonly Sample[]): Figures {
  const latencies = samples.flatMap((sample) => sample.latencies);
  const seconds = samples.reduce((sum, sample) => sum + sample.seconds, 0);
  return {
    median: medianOf(latencies),
    p95: quantileOf(latencies, 0.95),
    perSecond: latencies.length / seconds,
    medians: samples.map((sample) => medianOf(sample.latencies)),
    rates: samples.map((sample) => sample.latencies.length / sample.seconds),
  };
}
