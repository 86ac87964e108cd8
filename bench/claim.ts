import type { Actor } from '@/lib/domain/access/actor';
import { actOnTask } from '@/lib/server/tasks/act-on-task';
import { inTurn, sampleOf } from './measure';
import { openRawUpdate } from './raw-update';
import { print, printThroughput } from './report';
import { idOfTask, WARDS } from './ward';

/** How many claim at the same time. */
export const AT_ONCE = [1, 16] as const;
export const ROUNDS = 5;
/** Who claims what: the wards are shared out, because a task can be claimed once. The first is for the person over HTTP. */
export const WARDS_OF = { person: [0], agent: [1, 2, 3], process: [4, 5, 6, 7, 8, 9] } as const;
export const RAW = 'raw UPDATE … WHERE version =';
const MOST_TIMES = 400;

/** Prints a claim with all that it reads and writes, beside a raw `UPDATE … WHERE version =` of the same JSON. */
export async function benchClaim(nurses: readonly Actor[], tasks: number): Promise<void> {
  const { next, times } = unclaimed(WARDS_OF.process, tasks);
  const update = await openRawUpdate(tasks);
  const claim = async () => {
    const { id, ward } = next();
    const nurse = nurses[ward];
    if (nurse === undefined) {
      throw new Error(`Ward ${ward} has no nurse.`);
    }
    await actOnTask(nurse, id, 'claim', { seenVersion: '1' }, { now: new Date() });
  };
  print(
    'A claim is read, judged and written durably with history, list row, reach rows, Provenance, AuditEvent and ledger',
  );
  print('event in one transaction, while the worker numbers the ledger; its answer is the row as the list shows it.');
  for (const atOnce of AT_ONCE) {
    const load = { times, atOnce };
    const figures = await inTurn({ claim: () => sampleOf(claim, load), raw: () => sampleOf(update, load) }, ROUNDS);
    printThroughput(
      { label: `claim in process, ${atOnce} at once, ${tasks} tasks`, figures: figures.claim },
      { label: RAW, figures: figures.raw },
    );
  }
}

/** The tasks of some wards that nobody has claimed, one after another, and how many there are for each sample. */
export function unclaimed(
  wards: readonly number[],
  tasks: number,
): { next: () => { id: string; ward: number }; times: number } {
  let number = 0;
  const next = () => {
    const ward = wards[number % wards.length] ?? 0;
    const of = Math.floor(number / wards.length);
    number += 1;
    return { id: idOfTask(of * WARDS + ward), ward };
  };
  // Each is claimed once: in every round, and in the one before that is not measured. A load may begin one too many per connection.
  const samples = AT_ONCE.length * (ROUNDS + 1);
  const spare = AT_ONCE.reduce((sum, atOnce) => sum + atOnce, 0) * (ROUNDS + 1);
  const times = Math.floor(((tasks / WARDS) * wards.length - spare) / samples);
  return { next, times: Math.max(1, Math.min(MOST_TIMES, times)) };
}
