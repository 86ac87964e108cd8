import type { TaskStatus } from './task-status';

type Steps = Record<TaskStatus, readonly TaskStatus[]>;

/** The arrows of HL7's diagram, and entered-in-error from anywhere (hl7.org/fhir/R4/task.html#statemachine). */
const STRICT: Steps = {
  draft: ['requested', 'ready', 'cancelled', 'entered-in-error'],
  requested: ['received', 'accepted', 'rejected', 'cancelled', 'entered-in-error'],
  received: ['accepted', 'rejected', 'cancelled', 'entered-in-error'],
  accepted: ['in-progress', 'cancelled', 'entered-in-error'],
  rejected: ['entered-in-error'],
  ready: ['in-progress', 'cancelled', 'entered-in-error'],
  cancelled: ['entered-in-error'],
  'in-progress': ['on-hold', 'failed', 'completed', 'entered-in-error'],
  'on-hold': ['in-progress', 'entered-in-error'],
  failed: ['entered-in-error'],
  completed: ['entered-in-error'],
  'entered-in-error': [],
};

/** What the narrative adds (cancel started work, suspend, resume, stop), and releasing, holding accepted work, reopening. */
const CORE_ADDS: Partial<Steps> = {
  draft: ['on-hold'],
  received: ['requested'],
  accepted: ['requested', 'on-hold'],
  ready: ['on-hold'],
  'in-progress': ['requested', 'ready', 'cancelled'],
  'on-hold': ['draft', 'accepted', 'ready', 'cancelled'],
  failed: ['in-progress'],
  completed: ['in-progress'],
};

/** How much of the state machine a site allows: HL7's diagram alone, or what its narrative adds as well. */
export type Preset = 'core' | 'strict';

/** Whether a preset has a step from one status to another. Staying in a status is not a step. */
export function hasStep(preset: Preset, from: TaskStatus, to: TaskStatus): boolean {
  return STRICT[from].includes(to) || (preset === 'core' && (CORE_ADDS[from] ?? []).includes(to));
}
