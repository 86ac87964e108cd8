/** Middle of some figures; the mean of the two middle ones when their number is even. */
export function medianOf(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** The figure below which a share of all figures lies. */
export function quantileOf(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Milliseconds of each of `times` runs, one after another. */
export async function latenciesOf(run: (turn: number) => Promise<unknown>, times: number): Promise<number[]> {
  const figures: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const from = performance.now();
    await run(turn);
    figures.push(performance.now() - from);
  }
  return figures;
}

/** Runs a second, with so many under way at once, for `times` runs. */
export async function rateOf(
  run: (turn: number) => Promise<unknown>,
  options: { times: number; atOnce: number },
): Promise<number> {
  let next = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: options.atOnce }, async () => {
      while (next < options.times) {
        const turn = next;
        next += 1;
        await run(turn);
      }
    }),
  );
  return (options.times * 1000) / (performance.now() - from);
}

/** Measures two sides in turn, A B B A, so that a slow minute of the machine falls on both; answers the figures of each. */
export async function sideBySide(
  sides: { ours: () => Promise<number>; baseline: () => Promise<number> },
  repeats = 5,
): Promise<{ ours: number[]; baseline: number[] }> {
  const ours: number[] = [];
  const baseline: number[] = [];
  await sides.ours();
  await sides.baseline();
  for (let turn = 0; turn < repeats; turn += 1) {
    if (turn % 2 === 0) {
      ours.push(await sides.ours());
      baseline.push(await sides.baseline());
    } else {
      baseline.push(await sides.baseline());
      ours.push(await sides.ours());
    }
  }
  return { ours, baseline };
}

const rounded = (figure: number) => (figure >= 100 ? figure.toFixed(0) : figure.toFixed(2));

/** One printed line: both medians with min–max, and their ratio. */
export function lineOf(label: string, unit: string, sides: { ours: number[]; baseline: number[] }): string {
  const spread = (figures: number[]) =>
    `${rounded(medianOf(figures))} ${unit} (${rounded(Math.min(...figures))}–${rounded(Math.max(...figures))})`;
  return `${label.padEnd(52)} ${spread(sides.ours).padEnd(32)} baseline ${spread(sides.baseline).padEnd(32)} ratio ${(medianOf(sides.ours) / medianOf(sides.baseline)).toFixed(2)}`;
}
