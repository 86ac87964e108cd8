import type { Task } from '@medplum/fhirtypes';
import { describe, expect, test } from 'vitest';
import { applyVerb } from './apply-verb';
import { awaitedBy, awaitedOf, orderOf, resultOf } from './awaited';
import { actor, NOW, taskBefore } from './task-gate-fixture';
import { HELD_FROM, HELD_UNTIL, HELD_UNTIL_RESOURCE, heldUntilResourceOf } from './task-hold';
import { DEFAULT_POLICY } from './task-policy';

const acting = { actor: actor('owner'), policy: DEFAULT_POLICY, now: NOW, heldFrom: undefined };
const task = taskBefore('owner', 'accepted');
const held = (untilResource: string, before: Task = task) =>
  applyVerb(before, { ...acting, verb: 'hold', action: { seenVersion: '1', reason: 'because', untilResource } });

describe('what a held task waits for', () => {
  test('is another task, or what a search finds about something', () => {
    expect(awaitedOf('Task/a')).toMatchObject({ type: 'Task', about: 'Task/a', search: undefined });
    expect(awaitedOf(resultOf('ServiceRequest/7'))).toMatchObject({
      type: 'DiagnosticReport',
      by: 'based-on',
      about: 'ServiceRequest/7',
    });
    expect(awaitedOf('Observation?code=a|b&subject=Patient/1')).toMatchObject({ by: 'subject', about: 'Patient/1' });
  });

  test.each([
    'Patient/1',
    'Task/',
    'Task?status=ready&subject=Patient/1',
    'Provenance?target=Task/1',
    'Observation?code=a',
    'Observation?subject:not=Patient/1',
    'Observation?subject=Patient/1,Patient/2',
    'Observation?subject=Patient/1&subject.name=x',
    'Observation?subject=Patient/1&_include=*',
    'Nonsense?subject=Patient/1',
    '',
  ])('is never what nobody would notice: %s', (text) => {
    expect(awaitedOf(text)).toBeUndefined();
  });

  test('a hold writes it as FHIR has it, beside a time, and resuming forgets both', () => {
    const until = '2030-01-01T00:00:00Z';
    const both = applyVerb(task, {
      ...acting,
      verb: 'hold',
      action: { seenVersion: '1', untilResource: 'Task/a', until },
    });
    expect(both.extension).toEqual([
      { url: HELD_FROM, valueCode: 'accepted' },
      { url: HELD_UNTIL, valueDateTime: until },
      { url: HELD_UNTIL_RESOURCE, valueReference: { reference: 'Task/a' } },
    ]);
    expect(awaitedBy(both)?.about).toBe('Task/a');
    const back = applyVerb(both, { ...acting, verb: 'resume', action: { seenVersion: '1' } });
    expect([back.status, back.extension, awaitedBy(back)]).toEqual(['accepted', undefined, undefined]);
  });

  test('a search is kept word by word', () => {
    const search = resultOf('ServiceRequest/7');
    const after = held(search);
    expect(after.extension?.at(-1)).toEqual({ url: HELD_UNTIL_RESOURCE, valueUri: search });
    expect(heldUntilResourceOf(after)).toBe(search);
  });

  test('a result can be awaited for the order of the task alone', () => {
    expect(orderOf({ ...task, basedOn: [{ reference: 'CarePlan/1' }, { reference: 'ServiceRequest/2' }] })).toBe(
      'ServiceRequest/2',
    );
    expect(orderOf({ ...task, focus: { reference: 'ServiceRequest/3' } })).toBe('ServiceRequest/3');
    expect(orderOf({ ...task, focus: { reference: 'ServiceRequest/3&x=1' } })).toBeUndefined();
    expect(orderOf(task)).toBeUndefined();
  });
});
