import type { TaskVerb } from './task-verb';

/** Verbs that a type may ask a form for. */
export const FORM_VERBS = [
  'complete',
  'check',
  'fail',
  'hold',
  'decline',
  'cancel',
] as const satisfies readonly TaskVerb[];
export type FormVerb = (typeof FORM_VERBS)[number];
