import { medianOf, quantileOf } from './measure';
import { print } from './report';

/** Milliseconds, or another unit, that were measured one by one. */
export type Waits = { label: string; figures: readonly number[]; unit?: string };

/** What stands behind a figure that there is an aim for: `must` is what it may come to, `aim` what it should. */
export type Bounds = { share: number; must: number; aim: number };

/** The middle, a high quantile and the worst of what is measured, with its bounds, and below it the same of each baseline. */
export function printWaits(measured: Waits, bounds: Bounds | undefined, baselines: readonly Waits[] = []): void {
  const share = bounds?.share ?? 0.95;
  const aim = bounds === undefined ? '' : `  (aim ${bounds.aim}, at most ${bounds.must})`;
  print(`${measured.label.padEnd(70)}${columnsOf(measured, share)}${aim}`);
  for (const baseline of baselines) {
    print(`${`  beside ${baseline.label}`.padEnd(70)}${columnsOf(baseline, share)}`);
  }
}

function columnsOf({ figures, unit = 'ms' }: Waits, share: number): string {
  const shown = (figure: number) => figure.toFixed(unit === 'ms' ? 1 : 3).padStart(8);
  const high = `p${Math.round(share * 100)}`;
  return `p50 ${shown(medianOf(figures))}  ${high} ${shown(quantileOf(figures, share))}  max ${shown(Math.max(...figures))} ${unit}  (${figures.length})`;
}
