import { idOfTask, WARDS } from './ward';

/** Who claims what: the wards are shared out, because a task can be claimed once. The first is that of the person over HTTP. */
export const WARDS_OF = { person: [0], agent: [1, 2, 3], commit: [4, 5, 6], screen: [7, 8, 9] } as const;
const MOST_TIMES = 1000;
/** A load over HTTP may begin one more on each connection than it counts. */
const SPARE = 200;

/** The unclaimed tasks of some wards, one after another, and how many there are for each of so many samples. */
export function unclaimed(
  wards: readonly number[],
  { tasks, samples }: { tasks: number; samples: number },
): { next: () => { id: string; ward: number }; times: number } {
  let number = 0;
  const next = () => {
    const ward = wards[number % wards.length] ?? 0;
    const id = idOfTask(Math.floor(number / wards.length) * WARDS + ward);
    number += 1;
    return { id, ward };
  };
  const times = Math.floor(((tasks / WARDS) * wards.length - SPARE) / samples);
  return { next, times: Math.max(1, Math.min(MOST_TIMES, times)) };
}
