import { randomUUID } from 'node:crypto';
import type { Task } from '@medplum/fhirtypes';
import { ForbiddenError, NotVisibleError, RefusedError, StaleTaskError } from '@/lib/domain/fhir/errors';
import { divergences } from '@/lib/domain/task/model/model-compare-fixture';
import {
  judgeByModel,
  type ModelAnswer,
  type ModelCommand,
  type ModelTask,
} from '@/lib/domain/task/model/model-judge-fixture';
import {
  type DrawnCommand,
  type DrawnSequence,
  firstModels,
  pressOf,
} from '@/lib/domain/task/model/model-sequence-fixture';
import { MODEL_PEOPLE } from '@/lib/domain/task/model/model-table-fixture';
import { actionOf, actorOf, timeAt } from '@/lib/domain/task/model/model-world-fixture';
import { pool } from '@/lib/server/database/pool';
import type { Repository } from '@/lib/server/repository/repository';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { actOnTask } from './act-on-task';
import { MODEL_ANSWERS, storeModelTask } from './model-site-fixture';

/** A repository that something is wrong with, or the one of the product. */
export type Spoil = (repository: Repository) => Repository;
/** What was met: presses, those that were allowed, pairs at once, and pairs of which both would have been allowed alone. */
export type StoreMet = { presses: number; allowed: number; pairs: number; contested: number };

type Place = { id: string; model: ModelTask; version: number };
type World = { places: Place[]; spoil: Spoil; met: StoreMet };

/** Plays a sequence on the store; presses that come at the same minute on one task are sent at once. @throws Error where they differ */
export async function playOnStore(sequence: DrawnSequence, spoil: Spoil, met: StoreMet): Promise<void> {
  const places = await Promise.all(
    firstModels(sequence).map(async (model) => {
      const id = randomUUID();
      await storeModelTask(model, id);
      return { id, model, version: 1 };
    }),
  );
  const world = { places, spoil, met };
  let minute = 0;
  for (const presses of inPairs(sequence.commands, places.length)) {
    minute += presses[0]?.pause ?? 0;
    await playAtOnce(presses, minute, world);
  }
  for (const place of places) {
    await compareRecord(place);
  }
}

function inPairs(commands: readonly DrawnCommand[], tasks: number): DrawnCommand[][] {
  const groups: DrawnCommand[][] = [];
  for (const command of commands) {
    const last = groups.at(-1);
    const isSameTask = last?.[0] !== undefined && last[0].task % tasks === command.task % tasks;
    if (last?.length === 1 && isSameTask && command.pause === 0) {
      last.push(command);
    } else {
      groups.push([command]);
    }
  }
  return groups;
}

async function playAtOnce(presses: readonly DrawnCommand[], minute: number, world: World): Promise<void> {
  const place = world.places[(presses[0]?.task ?? 0) % world.places.length];
  if (place === undefined) {
    return;
  }
  const before = place.model;
  // A form is taken only where the type asks for one.
  const mayAnswer = before.type === 'with a form';
  const commands = presses
    .map((drawn) => pressOf(drawn, before, minute))
    .map((command) => ({ ...command, answers: mayAnswer && command.answers === true }));
  const answers = await Promise.all(commands.map((command) => press(command, place, world.spoil)));
  const winners = commands.filter((_, index) => answers[index] === 'done');
  const wrong = faultsOfAnswers(commands, answers, before);
  count(world.met, { commands, winners, before });
  const [winner] = winners;
  if (winner !== undefined) {
    const next = judgeByModel(before, winner);
    place.model = 'task' in next ? next.task : before;
    place.version += 1;
  }
  wrong.push(...divergences(place.model, await taskAt(place)));
  if (wrong.length > 0) {
    throw new Error(`${JSON.stringify(commands)} on ${JSON.stringify(before)}: ${wrong.join('; ')}`);
  }
}

/**
 * What is wrong with the answers to presses on one version: there must be an order of them in which the model says the same.
 * Whoever wins comes before all who were told that it moved, and after all who were refused.
 */
function faultsOfAnswers(commands: readonly ModelCommand[], answers: readonly string[], before: ModelTask): string[] {
  const hasWinner = answers.includes('done');
  const faults = answers.flatMap((answer, index) => {
    const command = commands[index];
    const expected = command === undefined ? '' : answerOf(judgeSeen(before, command));
    const isLate = hasWinner && answer !== 'done' && (answer === 'stale' || answer === 'not visible');
    return answer === expected || isLate ? [] : [`${command?.verb} should be ${expected}, is ${answer}`];
  });
  const winners = answers.filter((answer) => answer === 'done').length;
  return winners > 1 ? [...faults, `${winners} won the same version`] : faults;
}

function count(
  met: StoreMet,
  { commands, winners, before }: { commands: readonly ModelCommand[]; winners: readonly unknown[]; before: ModelTask },
): void {
  met.presses += commands.length;
  met.allowed += winners.length;
  if (commands.length === 2) {
    met.pairs += 1;
    met.contested += commands.every((command) => 'task' in judgeSeen(before, command)) ? 1 : 0;
  }
}

type SeenAnswer = ModelAnswer | { rule: 'not visible' };

/** Whoever is nothing to a task does not even hear a rule. */
function judgeSeen(model: ModelTask, command: ModelCommand): SeenAnswer {
  const { role, nurse, ward, team } = MODEL_PEOPLE[command.person];
  const sees =
    ['manager', 'agent'].includes(role) ||
    (ward === 'a' && (nurse || role === 'supervisor')) ||
    [model.owner, model.requester].includes(command.person) ||
    (team && model.owner === 'night team');
  return sees ? judgeByModel(model, command) : { rule: 'not visible' };
}

function answerOf(answer: SeenAnswer): string {
  return 'rule' in answer ? answer.rule : 'done';
}

async function press(command: ModelCommand, { id, version }: Place, spoil: Spoil): Promise<string> {
  const now = timeAt(command.minute);
  const actor = actorOf(command.person);
  const action = {
    ...actionOf(command, String(version)),
    ...(command.verb === 'complete' && command.answers === true && { questionnaireResponse: MODEL_ANSWERS }),
  };
  const repository = spoil(repositoryFor(actor, { now: () => now }));
  try {
    await actOnTask(actor, id, command.verb, action, { now, repository });
    return 'done';
  } catch (error) {
    return wordOf(error);
  }
}

function wordOf(error: unknown): string {
  // The store asks for the permission before the gate does.
  if (error instanceof ForbiddenError) {
    return 'access.task.act';
  }
  if (error instanceof RefusedError) {
    return error.refusal.rule;
  }
  if (error instanceof StaleTaskError) {
    return 'stale';
  }
  return error instanceof NotVisibleError ? 'not visible' : String(error);
}

async function taskAt({ id }: Place): Promise<Task> {
  return (await repositoryFor(SYSTEM_ACTOR).readTask(id)).task;
}

/** Every act has left one version and one entry of the ledger; nothing else has. */
async function compareRecord({ id, version }: Place): Promise<void> {
  const { rows } = await pool().query<Record<string, number>>(
    `select
       (select version::int from resource where type = 'Task' and id = $1) as versions,
       (select count(*)::int from history where type = 'Task' and id = $1) as history,
       (select count(*)::int from task_event where task_id = $1) as events`,
    [id],
  );
  const wanted = { versions: version, history: version - 1, events: version };
  if (JSON.stringify(rows[0]) !== JSON.stringify(wanted)) {
    throw new Error(`The record of ${id} should be ${JSON.stringify(wanted)}, is ${JSON.stringify(rows[0])}`);
  }
}
