/** The verbs of the product: what a person or an agent can do to a Task, and nothing else changes one. */
export const TASK_VERBS = [
  'offer',
  'claim',
  'accept',
  'decline',
  'release',
  'start',
  'hold',
  'resume',
  'complete',
  'check',
  'send-back',
  'fail',
  'cancel',
  'reassign',
  'reopen',
  'mark-in-error',
  'amend',
] as const;
export type TaskVerb = (typeof TASK_VERBS)[number];

/** What the ledger and Provenance record of a write: one of the verbs, or that the Task came into being or was removed. */
export type TaskAct = TaskVerb | 'create' | 'delete';
