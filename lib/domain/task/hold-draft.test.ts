import { expect, test } from 'vitest';
import { type HoldDraft, holdFaults, holdInputOf, NO_HOLD } from './hold-draft';

const clock = { now: new Date('2026-01-10T08:00:00Z'), timeZone: 'UTC' };
const draft = (part: Partial<HoldDraft>): HoldDraft => ({ ...NO_HOLD, ...part });
const faults = (part: Partial<HoldDraft>) => holdFaults(draft(part), clock).map(({ field }) => field);
const input = (part: Partial<HoldDraft>, order: string | null = null) =>
  holdInputOf(draft(part), { timeZone: 'UTC', order });

test('a hold asks for what the chosen way back needs, and for nothing else', () => {
  expect(faults({})).toEqual([]);
  expect(faults({ wayBack: 'time' })).toEqual(['until']);
  expect(faults({ wayBack: 'task' })).toEqual(['untilTask']);
  expect(faults({ wayBack: 'result' })).toEqual([]);
  expect(faults({ wayBack: 'myself', until: '2020-01-01T00:00' })).toEqual([]);
  expect(faults({ wayBack: 'result', until: '2020-01-01T00:00' })).toEqual(['until']);
});

test('what was typed under another way back is not sent', () => {
  const typed = { until: '2026-01-10T09:00', untilTask: 't1' };
  expect(input(typed)).toEqual({});
  expect(input({ ...typed, wayBack: 'time' })).toEqual({ until: '2026-01-10T09:00:00.000Z' });
  expect(input({ ...typed, wayBack: 'task' })).toEqual({ until: '2026-01-10T09:00:00.000Z', untilResource: 'Task/t1' });
  expect(input({ wayBack: 'result' }, 'ServiceRequest/1').untilResource).toMatch(/^DiagnosticReport\?based-on=/);
});
