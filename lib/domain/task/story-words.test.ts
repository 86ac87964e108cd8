import { isDeepStrictEqual } from 'node:util';
import type { Task } from '@medplum/fhirtypes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyVerb } from './apply-verb';
import { changesSentence, stepWords } from './story-words';
import type { StoryStep } from './task-page';
import { DEFAULT_TYPE_POLICY } from './task-policy';
import { TASK_PRIORITIES } from './task-priority';
import { TASK_STATUSES } from './task-status';
import { TASK_VERBS } from './task-verb';
import { versionDifferences } from './version-differences';

const SEED = Number(process.env.SEED ?? 20261125);
const RUNS = process.env.PROVE === '1' ? 20_000 : 1500;
const CLOCK = { now: new Date('2026-03-10T12:00:00Z'), timeZone: 'UTC' };
const HELD = 'https://taskward.health/fhir/StructureDefinition/';

type Tell = (before: Task, after: Task) => string;
const tell: Tell = (before, after) => changesSentence({ differences: versionDifferences(before, after) }, CLOCK);

/** Written apart from the product: where a version can differ, and what the story calls it. */
const EXPECTED: readonly (readonly [label: string, at: (task: Task) => unknown])[] = [
  ['Status', (task) => task.status],
  ['Owner', (task) => task.owner],
  ['Priority', (task) => task.priority],
  ['Due', (task) => task.restriction?.period?.end],
  ['Restriction', (task) => [task.restriction?.repetitions, task.restriction?.period?.start]],
  ['What to do', (task) => task.description],
  ['Title', (task) => task.code?.text],
  ['Role', (task) => task.performerType],
  ['Reason', (task) => task.statusReason],
  ['Progress', (task) => task.businessStatus],
  ['Notes', (task) => task.note?.length],
  ['Results', (task) => task.output?.length],
  ['Inputs', (task) => task.input?.length],
  ['Work began', (task) => task.executionPeriod?.start],
  ['Work ended', (task) => task.executionPeriod?.end],
  ['Held until', (task) => extensionOf(task, 'held-until')?.valueDateTime],
  ['Held from', (task) => extensionOf(task, 'held-from')?.valueCode],
  ['Begun from', (task) => extensionOf(task, 'started-from')?.valueCode],
  ['Done by', (task) => extensionOf(task, 'done-by')?.valueReference],
  ['Group identifier', (task) => task.groupIdentifier],
  ['Based on', (task) => task.basedOn],
  ['Intent', (task) => task.intent],
  ['Other details', (task) => task.extension?.filter(({ url }) => !url.startsWith(HELD))],
];

function extensionOf(task: Task, name: string) {
  return task.extension?.find(({ url }) => url === HELD + name);
}

/** What a sentence leaves out of the difference, and what it makes up. */
function faultsOf(before: Task, after: Task, told: string): string[] {
  const parts = told === '' ? [] : told.slice(0, -1).split(', ');
  const labels = EXPECTED.filter(([, at]) => !isDeepStrictEqual(at(before) ?? [], at(after) ?? [])).map(
    ([label]) => label,
  );
  const says = (part: string, label: string) => part.toLowerCase().startsWith(label.toLowerCase());
  return [
    ...labels.filter((label) => !parts.some((part) => says(part, label))).map((label) => `${label} is not told`),
    ...parts.filter((part) => !labels.some((label) => says(part, label))).map((part) => `made up: ${part}`),
  ];
}

const word = fc.constantFrom('north', 'south', 'east', 'west');
const instant = fc.integer({ min: 0, max: 9 }).map((hour) => `2026-03-10T0${hour}:00:00.000Z`);
const reference = word.map((name) => ({ reference: `Practitioner/${name}`, display: `Name ${name}` }));
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });

/** A Task as anybody may have written it. */
const anyTask: fc.Arbitrary<Task> = fc
  .record({
    status: fc.constantFrom(...TASK_STATUSES),
    intent: fc.constantFrom('order', 'plan'),
    owner: optional(reference),
    priority: optional(fc.constantFrom(...TASK_PRIORITIES)),
    description: optional(word),
    code: optional(word.map((text) => ({ text }))),
    performerType: optional(
      fc.array(
        word.map((text) => ({ text })),
        { minLength: 1, maxLength: 1 },
      ),
    ),
    statusReason: optional(word.map((text) => ({ text }))),
    businessStatus: optional(word.map((text) => ({ text }))),
    groupIdentifier: optional(word.map((value) => ({ value }))),
    basedOn: optional(word.map((id) => [{ reference: `ServiceRequest/${id}` }])),
    restriction: optional(fc.record({ period: fc.record({ end: instant }), repetitions: fc.constantFrom(1, 2) })),
    executionPeriod: optional(fc.record({ start: instant, end: instant })),
    note: optional(fc.array(fc.constant({ text: 'said' }), { minLength: 1, maxLength: 3 })),
    output: optional(fc.array(fc.constant({ type: { text: 'x' }, valueString: 'y' }), { minLength: 1, maxLength: 3 })),
    extension: optional(word.map((value) => [{ url: 'http://other.example/thing', valueString: value }])),
  })
  .map((parts) => JSON.parse(JSON.stringify({ resourceType: 'Task', id: 't', ...parts })) as Task);

const verb = fc.record({
  verb: fc.constantFrom(...TASK_VERBS),
  who: word,
  action: fc.record(
    {
      reason: word,
      note: word,
      priority: fc.constantFrom(...TASK_PRIORITIES),
      description: word,
      due: fc.option(instant),
      until: instant,
    },
    { requiredKeys: [] },
  ),
});

/** A version, and the one that a random act made of it. */
const actedOn = fc.tuple(anyTask, verb).map(([before, { verb: act, who, action }]): [Task, Task] => {
  const actor = {
    ...{
      accountId: who,
      username: who,
      accessRole: 'clinician' as const,
      reference: `Practitioner/${who}`,
      display: `Name ${who}`,
    },
    ...{ handles: [`Practitioner/${who}`], teams: [], rolesAtPlaces: [], units: [], scopes: [] },
  };
  const to = act === 'reassign' ? { to: 'Practitioner/east' } : {};
  const application = {
    verb: act,
    action: { seenVersion: '1', ...action, ...to } as never,
    actor,
    now: CLOCK.now,
    toDisplay: 'Name east',
  };
  return [before, applyVerb(before, { ...application, policy: DEFAULT_TYPE_POLICY, heldFrom: undefined })];
});
/** Two versions that have nothing to do with each other but a few elements. */
const rewritten = fc.tuple(anyTask, anyTask);

function check(story: Tell, runs = RUNS): fc.RunDetails<[[Task, Task]]> {
  const property = fc.property(fc.oneof(actedOn, rewritten), ([before, after]) => {
    expect(faultsOf(before, after, story(before, after))).toEqual([]);
  });
  return fc.check(property, { seed: SEED, numRuns: runs });
}

describe('the sentence of a step matches the difference of its versions', () => {
  test(`for ${RUNS} random acts and rewritings: everything is told and nothing is made up`, () => {
    expect(check(tell).counterexample).toBeNull();
    process.stdout.write(`story: ${RUNS} differences told, seed ${SEED}\n`);
  });

  const named = new Set(['status', 'owner', 'priority', 'restriction', 'description', 'note', 'output']);
  const sentence = (differences: StoryStep['differences']) => changesSentence({ differences }, CLOCK);
  test.each<[string, Tell]>([
    [
      'one that tells the status alone',
      (before, after) => sentence(versionDifferences(before, after).filter(({ element }) => element === 'status')),
    ],
    [
      'one that knows a list of elements',
      (before, after) => sentence(versionDifferences(before, after).filter(({ element }) => named.has(element))),
    ],
    [
      'one that tells what stands, not what changed',
      (_, after) => sentence(versionDifferences({ resourceType: 'Task' } as Task, after)),
    ],
    ['one that forgets the last part', (before, after) => sentence(versionDifferences(before, after).slice(0, -1))],
  ])('%s is caught', (_, broken) => {
    expect(check(broken, 300).failed).toBe(true);
  });
});

test('a step says who, in whose name, what, why, and from what to what', () => {
  const task: Task = {
    resourceType: 'Task',
    status: 'accepted',
    intent: 'order',
    owner: { display: 'Amira Haddad', reference: 'Practitioner/a' },
  };
  const { owner: _owner, ...rest } = task;
  const step: StoryStep = {
    ...{
      version: '3',
      at: '2026-03-10T09:41:00Z',
      act: 'release',
      from: 'accepted',
      to: 'requested',
      owner: null,
      reason: 'end of shift',
    },
    actor: { reference: 'Practitioner/a', display: 'Amira Haddad' },
    onBehalfOf: { reference: 'Organization/h', display: 'Demo hospital' },
    differences: versionDifferences(task, {
      ...rest,
      status: 'requested',
      restriction: { period: { end: '2026-03-10T14:00:00Z' } },
    } as Task),
  };
  const { who, did } = stepWords(step);
  expect(`${who}${did}`).toBe('Amira Haddad, for Demo hospital, released this: end of shift');
  expect(changesSentence(step, CLOCK)).toBe(
    'Status from accepted to requested, owner removed (was Amira Haddad), due set to 14:00.',
  );
});
