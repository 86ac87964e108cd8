import type { Relation } from './task-relation';
import type { VerbOffer } from './verb-offer';

/** What one person may do with a task, and why not: by the same rules that a press of a button is judged by. */
export type ExplainedRules = {
  title: string;
  /** Accounts that the reader may ask about beside themselves. */
  people: readonly { id: string; display: string; username: string }[];
  person: { id: string; display: string; isReader: boolean };
  /** Whether the person sees the task at all; otherwise nothing of it is theirs to do. */
  isSeen: boolean;
  relations: readonly Relation[];
  verbs: readonly VerbOffer[];
};
