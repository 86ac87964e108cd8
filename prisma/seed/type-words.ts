import type { DueRule } from '@/lib/domain/task-type/due-rule';

/** What a type says beside why it comes: what to do, how it leaves, and when it is due where that is no number of hours. */
export type TypeWords = { todo: string; leaves: string; due?: DueRule };

/** The words of the twelve types, by their ids. */
export const TYPE_WORDS: Record<string, TypeWords> = {
  'wound-check': {
    todo: 'Look, measure, and change the dressing if it is soaked.',
    leaves: 'Completed once the wound is described; signs of infection go to the physician as well.',
    due: { kind: 'shift-end' },
  },
  'falls-risk': {
    todo: 'Repeat the Morse scale and put the alarm on from 45 points.',
    leaves: 'Completed with the score; it is asked for again when the risk changes.',
  },
  'repeat-potassium': {
    todo: 'Take a fresh sample without a tourniquet and call the physician with the result.',
    leaves: 'Completed once somebody was told the result, not when the sample is sent.',
  },
  cannula: {
    todo: 'Look at the site; remove the cannula, or place a new one on the other arm.',
    leaves: 'Completed when the old cannula is out.',
  },
  catheter: {
    todo: 'Remove it in the morning and follow the first void.',
    leaves: 'Completed when it is out; a new one is a new order.',
    due: { kind: 'at', time: '06:00' },
  },
  'pressure-injury': {
    todo: 'Look at heels and sacrum and repeat the Braden scale.',
    leaves: 'Completed with the score; broken skin becomes a task of the wound team.',
    due: { kind: 'shift-end' },
  },
  'high-alert-check': {
    todo: 'Compare order, label, pump and line; a second nurse does the same without looking at your notes.',
    leaves: 'Completed by whoever checked it, never by whoever set it up.',
  },
  'medication-reconciliation': {
    todo: 'Compare the home list with the chart and ask where they differ.',
    leaves: 'Completed once the physician knows each difference.',
  },
  'discharge-letter': {
    todo: 'Write what was done, what was changed in the medication, and who follows up.',
    leaves: 'Completed when the letter is signed.',
    due: { kind: 'at', time: '10:00' },
  },
  mobilise: {
    todo: 'Out of bed with the aid that was agreed; note how far.',
    leaves: 'Completed with the distance; it failed if the patient was not able to.',
  },
  'family-call': {
    todo: 'Ask who is at home and offer the meeting before discharge.',
    leaves: 'Completed when somebody was reached; an unanswered call is held until the next day.',
  },
  admission: {
    todo: 'Vital signs, allergies, belongings, and who is to be called.',
    leaves: 'Completed when the plan of care stands.',
    due: { kind: 'shift-end' },
  },
};
