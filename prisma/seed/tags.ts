import type { Coding } from '@medplum/fhirtypes';

const SYSTEM = 'https://taskward.health/fhir/CodeSystem/task-tag';
const ISOLATION: Coding = { system: SYSTEM, code: 'isolation', display: 'Isolation room' };
const TEACHING: Coding = { system: SYSTEM, code: 'teaching', display: 'Good for teaching' };

const ONE_IN = { isolation: 6, teaching: 15 };

/** What a ward marks its tasks with: that they are done in an isolation room, or that a student may learn from them. */
export function demoTags(task: { id: string; patientId: string }): { meta?: { tag: Coding[] } } {
  const tag = [
    ...(numberIn(task.patientId) % ONE_IN.isolation === 0 ? [ISOLATION] : []),
    ...(numberIn(task.id) % ONE_IN.teaching === 0 ? [TEACHING] : []),
  ];
  return tag.length === 0 ? {} : { meta: { tag } };
}

function numberIn(id: string): number {
  return Number(/\d+$/.exec(id)?.[0]);
}
