import fc from 'fast-check';
import { judgeByModel, type ModelCommand, type ModelTask } from './model-judge-fixture';
import {
  MODEL_PEOPLE,
  MODEL_TYPES,
  MODEL_VERBS,
  type ModelOwner,
  type ModelPerson,
  type ModelType,
} from './model-table-fixture';
import { newModelTask } from './model-world-fixture';

/** A press that is drawn: what is left open is chosen once the task is known. */
export type DrawnCommand = Omit<ModelCommand, 'minute'> & {
  /** Which of the sequence's tasks. */
  task: number;
  /** Minutes since the press before. */
  pause: number;
  /** Where given, one of the presses that the model allows now, instead of what was drawn. */
  possible: number | undefined;
};
export type DrawnSequence = {
  tasks: readonly { type: ModelType; requester: ModelPerson; status: 'draft' | 'requested' | 'ready' }[];
  commands: readonly DrawnCommand[];
};

const PEOPLE = Object.keys(MODEL_PEOPLE) as ModelPerson[];
const OWNERS: readonly ModelOwner[] = [...PEOPLE.filter((person) => person !== 'manager'), 'night team'];
export const MOST_COMMANDS = 50;

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const drawnCommand: fc.Arbitrary<DrawnCommand> = fc.record({
  task: fc.nat(2),
  verb: fc.constantFrom(...MODEL_VERBS),
  person: fc.constantFrom(...PEOPLE),
  pause: fc.oneof({ weight: 4, arbitrary: fc.nat(2) }, fc.constantFrom(5, 6, 30)),
  possible: fc.option(fc.nat(99_999), { nil: undefined, freq: 2 }),
  reason: fc.option(fc.constantFrom('because', 'end of shift'), { nil: undefined, freq: 5 }),
  note: maybe(fc.constantFrom('a note', 'another')),
  to: fc.option(fc.constantFrom(...OWNERS), { nil: undefined, freq: 6 }),
  until: fc.constantFrom(undefined, 'later', 'past'),
  due: maybe(fc.constantFrom(null, '2026-03-01T12:00:00.000Z', '2026-03-02T12:00:00.000Z')),
  priority: maybe(fc.constantFrom('routine', 'urgent')),
  description: maybe(fc.constantFrom('', 'more', 'less')),
  answers: fc.boolean(),
}) as fc.Arbitrary<DrawnCommand>;

const drawnTask = fc.record({
  type: fc.constantFrom(...(Object.keys(MODEL_TYPES) as ModelType[])),
  requester: fc.constantFrom<ModelPerson>('physician', 'nurse 2', 'charge nurse'),
  status: fc.constantFrom('draft' as const, 'requested' as const, 'requested' as const, 'ready' as const),
});

/** Sequences of presses by anybody on up to three tasks. */
export const anySequence: fc.Arbitrary<DrawnSequence> = fc.record({
  tasks: fc.array(drawnTask, { minLength: 1, maxLength: 3 }),
  commands: fc.array(drawnCommand, { minLength: 1, maxLength: MOST_COMMANDS, size: 'max' }),
});

/** The tasks of a sequence as the model begins with them. */
export function firstModels({ tasks }: DrawnSequence): ModelTask[] {
  return tasks.map(({ type, requester, status }) => newModelTask(type, requester, status));
}

/** The press as it is made: at its minute, and a possible one where the sequence asks for that. */
export function pressOf({ task: _, pause: __, possible, ...drawn }: DrawnCommand, model: ModelTask, minute: number) {
  const command: ModelCommand = { ...drawn, minute };
  if (possible === undefined) {
    return command;
  }
  const choices = MODEL_VERBS.flatMap((verb) => PEOPLE.map((person) => ({ ...command, verb, person })));
  // Ending the work for ever is as likely as drawn and no more, or nothing else would ever be reached.
  const allowed = choices.filter(({ verb }) => verb !== 'mark-in-error' && verb !== 'cancel' && verb !== 'decline');
  const possibleOnes = allowed.filter((choice) => 'task' in judgeByModel(model, choice));
  const verbs = [...new Set(possibleOnes.map(({ verb }) => verb))];
  const verb = verbs[possible % Math.max(1, verbs.length)];
  const ofVerb = possibleOnes.filter((choice) => choice.verb === verb);
  const chosen = ofVerb[Math.floor(possible / 17) % Math.max(1, ofVerb.length)] ?? command;
  return nearMiss(chosen, model, Math.floor(possible / 1009) % 6);
}

/** Now and then what the verb asks for is left out, or whoever has the task does what others may do with it. */
function nearMiss(command: ModelCommand, { owner }: ModelTask, kind: number): ModelCommand {
  if (kind === 0) {
    return { ...command, reason: undefined, answers: false };
  }
  const isPerson = owner !== undefined && owner !== 'night team';
  return kind === 1 && isPerson ? { ...command, person: owner } : command;
}
