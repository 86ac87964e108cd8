import type { TaskVerb } from './task-verb';

const REASON_SUGGESTIONS: Partial<Record<TaskVerb, readonly string[]>> = {
  decline: ['Not my role', 'No capacity this shift', 'Not needed any more', 'Details are missing'],
  release: ['Called away to an emergency', 'End of shift', 'Needs another skill', 'Claimed by mistake'],
  hold: [
    'Patient is off the ward',
    'Patient is asleep',
    'Waiting for a result',
    'Waiting for equipment or medicine',
    'Waiting for a colleague',
  ],
  'send-back': ['Something is missing', 'A value looks wrong', 'Has to be done again'],
  fail: ['Patient refused', 'Not possible clinically', 'Equipment failed', 'Patient has left'],
  cancel: ['Not needed any more', 'Ordered twice', 'Patient discharged', 'Plan has changed'],
  reassign: ['Change of shift', 'Balancing the load', 'Needs another skill', 'Continuity of care'],
  reopen: ['Closed by mistake', 'Result has to be corrected', 'Work is not finished'],
  'mark-in-error': ['Wrong patient', 'Made twice', 'Entered by mistake'],
};

/** The usual reasons for a verb, most frequent first; anything else is typed. */
export function reasonSuggestions(verb: TaskVerb): readonly string[] {
  return REASON_SUGGESTIONS[verb] ?? [];
}
