import { pool } from '@/lib/server/database/pool';
import { medianOf, quantileOf, sampleOf } from './measure';
import { print } from './report';

/** Something that is read page by page; `deeper` are the same pages somewhere in the middle. */
export type Pages = { name: string; first: () => Promise<unknown>; deeper: readonly (() => Promise<unknown>)[] };
type Point = { size: number; first: number; deep: number | undefined };

const ROUNDS = 4;
const TIMES = 30;

/** Measures each at one size of the history; rounds over all of them, so that a slow minute falls on all. */
export async function measureAt(size: number, all: readonly Pages[], points: Map<string, Point[]>): Promise<void> {
  const samples = new Map(all.map((pages) => [pages, { first: [] as number[], deep: [] as number[] }]));
  // What is measured first only warms up; then forwards and backwards in turn.
  const rounds = Array.from({ length: ROUNDS }, (_, round) =>
    round % 2 === 0 ? [...samples] : [...samples].toReversed(),
  );
  for (const pages of all) {
    await sampleOnce(pages);
  }
  for (const [pages, sample] of rounds.flat()) {
    const { first, deep } = await sampleOnce(pages);
    sample.first.push(...first);
    sample.deep.push(...deep);
  }
  for (const [{ name }, { first, deep }] of samples) {
    const point = { size, first: quantileOf(first, 0.95), deep: deep.length > 0 ? medianOf(deep) : undefined };
    points.set(name, [...(points.get(name) ?? []), point]);
  }
}

async function sampleOnce({ first, deeper }: Pages): Promise<{ first: number[]; deep: number[] }> {
  const { latencies } = await sampleOf(first, { times: TIMES, atOnce: 1 });
  const deep: number[] = [];
  for (const page of deeper) {
    deep.push(...(await sampleOf(page, { times: 1, atOnce: 1 })).latencies);
  }
  return { first: latencies, deep };
}

/** Prints the milliseconds at each size and how they grow: 0 not at all, 1 as the history does. */
export function printGrowth(points: ReadonlyMap<string, readonly Point[]>): void {
  for (const [name, each] of points) {
    const firsts = each.map(({ size, first }) => ({ size, value: first }));
    const deeps = each.flatMap(({ size, deep }) => (deep === undefined ? [] : [{ size, value: deep }]));
    const columns = each.map(({ first, deep }) => `${first.toFixed(2)}/${deep?.toFixed(2) ?? '–'}`.padStart(13));
    const deepGrowth = deeps.length < each.length ? '    –' : growthOf(deeps).toFixed(2).padStart(5);
    print(`${name.padEnd(46)}${columns.join('')}  growth ${growthOf(firsts).toFixed(2).padStart(5)} / ${deepGrowth}`);
  }
}

/** The exponent of a power law, by least squares over the logarithms. */
function growthOf(points: readonly { size: number; value: number }[]): number {
  const logs = points.map(({ size, value }) => ({ x: Math.log(size), y: Math.log(value) }));
  const mean = (read: (log: { x: number; y: number }) => number) =>
    logs.reduce((sum, log) => sum + read(log), 0) / logs.length;
  const [x, y] = [mean((log) => log.x), mean((log) => log.y)];
  return mean((log) => (log.x - x) * (log.y - y)) / mean((log) => (log.x - x) ** 2);
}

/** The time the machine takes for nothing but the way to the database, as a measure of the others. */
export const NOTHING: Pages = { name: 'select 1', first: () => pool().query('select 1'), deeper: [] };
