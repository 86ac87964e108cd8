import type { TaskStatus } from './task-status';
import { hasStep, type Preset } from './task-transitions';

/** Work that had been started is accepted again where nothing leads back to in progress, so that nobody has to be asked anew. */
const NEAREST: Partial<Record<TaskStatus, readonly TaskStatus[]>> = { 'in-progress': ['in-progress', 'accepted'] };

/** The status to which taking back a step leads from where the task is now, as near as there is a way; undefined where there is none. */
export function statusBack(
  { before, now }: { before: TaskStatus; now: TaskStatus },
  preset: Preset,
): TaskStatus | undefined {
  return (NEAREST[before] ?? [before]).find((status) => status === now || hasStep(preset, now, status));
}
