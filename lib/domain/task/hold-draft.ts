import { instantOfInput } from '@/lib/domain/worklist/site-time';
import { resultOf } from './awaited';
import type { TaskAction } from './task-action';
import { timeFault } from './time-fault';

/** How a held task comes back: when somebody resumes it, at a time, with the result for its order, when another task is done. */
export const WAYS_BACK = ['myself', 'time', 'result', 'task'] as const;
export type WayBack = (typeof WAYS_BACK)[number];

/** What stands in the form of a hold, beside the reason. */
export type HoldDraft = { wayBack: WayBack; until: string; untilTask: string };
export type HoldFault = { field: 'until' | 'untilTask'; message: string };
type Clock = { now: Date; timeZone: string };

export const NO_HOLD: HoldDraft = { wayBack: 'myself', until: '', untilTask: '' };

/** What is missing or cannot be, in the order of the form. What waits for something else may have a time as well. */
export function holdFaults({ wayBack, until, untilTask }: HoldDraft, clock: Clock): readonly HoldFault[] {
  const late = wayBack === 'myself' ? undefined : timeFault(until, clock);
  const faults: (HoldFault | false)[] = [
    wayBack === 'task' && untilTask === '' && { field: 'untilTask', message: 'Choose the task it waits for.' },
    wayBack === 'time' && until === '' && { field: 'until', message: 'Say when it comes back.' },
    late !== undefined && { field: 'until', message: late },
  ];
  return faults.filter((fault) => fault !== false);
}

/** The same as the verb's body takes it. */
export function holdInputOf(
  { wayBack, until, untilTask }: HoldDraft,
  { timeZone, order }: { timeZone: string; order: string | null },
): Pick<TaskAction, 'until' | 'untilResource'> {
  const instant = wayBack === 'myself' ? undefined : instantOfInput(until, timeZone)?.toISOString();
  return {
    ...(instant !== undefined && { until: instant }),
    ...(wayBack === 'result' && order !== null && { untilResource: resultOf(order) }),
    ...(wayBack === 'task' && untilTask !== '' && { untilResource: `Task/${untilTask}` }),
  };
}
