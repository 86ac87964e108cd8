import type { Task } from '@medplum/fhirtypes';
import { applyVerb } from '@/lib/domain/task/apply-verb';
import { type GateQuestion, taskGate } from '@/lib/domain/task/task-gate';
import { heldFromOf } from '@/lib/domain/task/task-hold';
import { divergences } from './model-compare-fixture';
import { judgeByModel, type ModelCommand, type ModelTask } from './model-judge-fixture';
import { type DrawnSequence, firstModels, pressOf } from './model-sequence-fixture';
import { actionOf, actorOf, firstVersionOf, modelPolicyOf, timeAt } from './model-world-fixture';

export type Gate = (question: GateQuestion) => ReturnType<typeof taskGate>;

/** How often each verb went through and each rule refused. */
export type Met = Map<string, number>;

const REACH = ['all', 'unit:ward-a'];
const FILLED = { type: { text: 'Form' }, valueReference: { reference: 'QuestionnaireResponse/1' } };

/** Plays a sequence on the rules and on the model. @throws Error at the first press on which they differ */
export function playSequence(sequence: DrawnSequence, gate: Gate = taskGate, met: Met = new Map()): void {
  const models = firstModels(sequence);
  const tasks = models.map(firstVersionOf);
  let minute = 0;
  for (const drawn of sequence.commands) {
    minute += drawn.pause;
    const place = drawn.task % models.length;
    const [model, task] = [models[place], tasks[place]];
    if (model !== undefined && task !== undefined) {
      const command = pressOf(drawn, model, minute);
      const next = playPress(command, { model, task, gate });
      models[place] = next.model;
      tasks[place] = next.task;
      met.set(next.met, (met.get(next.met) ?? 0) + 1);
    }
  }
}

type Standing = { model: ModelTask; task: Task; gate: Gate };

function playPress(command: ModelCommand, { model, task, gate }: Standing) {
  const expected = judgeByModel(model, command);
  const after = made(task, command, model);
  const answer = gate({
    before: task,
    after,
    actor: actorOf(command.person),
    reach: REACH,
    policy: modelPolicyOf(model.type),
    heldFrom: heldFromOf(task),
    verb: command.verb,
    now: timeAt(command.minute),
  });
  const found = answer.allowed ? 'allowed' : answer.refusal.rule;
  const wanted = 'rule' in expected ? expected.rule : 'allowed';
  const differs = [
    ...(found === wanted ? [] : [`should be ${wanted}, is ${found}`]),
    ...(found === 'allowed' && 'task' in expected ? divergences(expected.task, after) : []),
  ];
  if (differs.length > 0) {
    throw new Error(`${JSON.stringify(command)} on ${JSON.stringify(model)}: ${differs.join('; ')}`);
  }
  return 'task' in expected
    ? { model: expected.task, task: stored(after, command), met: command.verb }
    : { model, task, met: expected.rule };
}

function made(task: Task, command: ModelCommand, { type }: ModelTask): Task {
  const hasAnswers = command.verb === 'complete' && command.answers === true;
  return applyVerb(task, {
    verb: command.verb,
    action: actionOf(command, '1'),
    actor: actorOf(command.person),
    policy: modelPolicyOf(type),
    now: timeAt(command.minute),
    heldFrom: heldFromOf(task),
    output: hasAnswers ? [FILLED] : [],
  });
}

/** As the store writes it. */
function stored(task: Task, { minute }: ModelCommand): Task {
  return { ...task, meta: { versionId: '1', lastUpdated: timeAt(minute).toISOString() } };
}
