import type { Figures } from './measure';

const LABEL_WIDTH = 54;

/** One printed line. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** The figures of what is measured, then each baseline with the ratio to it: of the medians (with the range over the rounds) and of the 95th percentiles. */
export function printBeside(
  measured: { label: string; figures: Figures },
  baselines: readonly { label: string; figures: Figures }[],
): void {
  print(`${measured.label.padEnd(LABEL_WIDTH)}${figureColumns(measured.figures)}`);
  for (const { label, figures } of baselines) {
    print(
      `${`  beside ${label}`.padEnd(LABEL_WIDTH)}${figureColumns(figures)}  ${ratioColumns(measured.figures, figures)}`,
    );
  }
}

/** The figures of what is measured beside a baseline, and how much of its throughput it reaches (in brackets over the rounds). */
export function printThroughput(
  measured: { label: string; figures: Figures },
  baseline: { label: string; figures: Figures },
): void {
  print(`${measured.label.padEnd(LABEL_WIDTH)}${figureColumns(measured.figures)}`);
  const rounds = measured.figures.rates.map((rate, round) => rate / (baseline.figures.rates[round] ?? Number.NaN));
  const range = `${Math.min(...rounds).toFixed(2)}–${Math.max(...rounds).toFixed(2)}`;
  const ratio = (measured.figures.perSecond / baseline.figures.perSecond).toFixed(2);
  print(
    `${`  beside ${baseline.label}`.padEnd(LABEL_WIDTH)}${figureColumns(baseline.figures)}  throughput ratio ${ratio} (${range})`,
  );
}

function figureColumns({ median, p95, perSecond }: Figures): string {
  return `median ${fixed(median)} ms  p95 ${fixed(p95)} ms  ${perSecond.toFixed(0).padStart(6)}/s`;
}

function ratioColumns(ours: Figures, theirs: Figures): string {
  const rounds = ours.medians.map((median, round) => median / (theirs.medians[round] ?? Number.NaN));
  const range = `${Math.min(...rounds).toFixed(2)}–${Math.max(...rounds).toFixed(2)}`;
  return `ratio ${(ours.median / theirs.median).toFixed(2)} (${range})  p95 ratio ${(ours.p95 / theirs.p95).toFixed(2)}`;
}

function fixed(milliseconds: number): string {
  return milliseconds.toFixed(2).padStart(7);
}
