import type { Actor } from '@/lib/domain/access/actor';
import { applyVerb } from '@/lib/domain/task/apply-verb';
import { actOnTask } from '@/lib/server/tasks/act-on-task';
import { repositoryFor } from '@/lib/server/wiring';
import { inTurn, sampleOf } from './measure';
import { openRawUpdate } from './raw-update';
import { print, printThroughput } from './report';
import { unclaimed, WARDS_OF } from './unclaimed';

/** How many claim at the same time. */
export const AT_ONCE = [1, 16] as const;
export const ROUNDS = 5;
export const RAW = 'raw UPDATE … WHERE version =';
/** A process that answers claims has done so for long. */
export const WARM_UP_SAMPLES = 3;

type Claim = (nurse: Actor, id: string) => Promise<unknown>;
type Claiming = { label: string; wards: readonly number[]; nurses: readonly Actor[]; tasks: number };

/** Prints a claim with all that it reads and writes, beside a raw `UPDATE … WHERE version =` of the same JSON. */
export async function benchClaim(nurses: readonly Actor[], tasks: number): Promise<void> {
  print(
    'A claim is read, judged and written durably with history, list row, reach rows, Provenance, AuditEvent and ledger',
  );
  print('event in one transaction, while the worker numbers the ledger.');
  await benchInProcess(commitClaim, { label: 'claim', wards: WARDS_OF.commit, nurses, tasks });
  await benchInProcess((nurse, id) => actOnTask(nurse, id, 'claim', { seenVersion: '1' }, { now: new Date() }), {
    label: 'claim and its list row',
    wards: WARDS_OF.screen,
    nurses,
    tasks,
  });
}

async function commitClaim(actor: Actor, id: string): Promise<void> {
  const now = new Date();
  const repository = repositoryFor(actor, { now: () => now });
  const { task, ...read } = await repository.readTask(id);
  const { heldFrom, taskType } = read;
  const action = { seenVersion: '1' };
  const resource = applyVerb(task, { verb: 'claim', action, actor, policy: taskType.policy, now, heldFrom });
  await repository.commit([{ kind: 'put', resource, ...action, verb: 'claim', read }]);
}

async function benchInProcess(claim: Claim, { label, wards, nurses, tasks }: Claiming): Promise<void> {
  const samples = AT_ONCE.length * (ROUNDS + 1) + WARM_UP_SAMPLES;
  const { next, times } = unclaimed(wards, { tasks, samples });
  const update = await openRawUpdate(tasks);
  const claimNext = async () => {
    const { id, ward } = next();
    const nurse = nurses[ward];
    if (nurse === undefined) {
      throw new Error(`Ward ${ward} has no nurse.`);
    }
    await claim(nurse, id);
  };
  await sampleOf(claimNext, { times: times * WARM_UP_SAMPLES, atOnce: Math.max(...AT_ONCE) });
  for (const atOnce of AT_ONCE) {
    const load = { times, atOnce };
    const figures = await inTurn({ claim: () => sampleOf(claimNext, load), raw: () => sampleOf(update, load) }, ROUNDS);
    printThroughput(
      { label: `${label}, in process, ${atOnce} at once`, figures: figures.claim },
      { label: RAW, figures: figures.raw },
    );
  }
}
