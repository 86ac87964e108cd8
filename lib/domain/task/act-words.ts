import type { TaskStatus } from './task-status';
import type { TaskAct, TaskVerb } from './task-verb';

type VerbWords = {
  /** What stands on the button; three dots where a form follows. */
  button: string;
  /** What the form of the verb is headed with. */
  title: string;
  /** What stands on the button that commits the form. */
  commit: string;
  /** After a person's name: `Amira Haddad completed this`. */
  past: string;
  /** What is said when it worked. */
  done: string;
};

const VERB_WORDS: Record<TaskVerb, VerbWords> = {
  offer: {
    button: 'Offer',
    title: 'Offer this task',
    commit: 'Offer',
    past: 'offered this',
    done: 'Offered. It stands on the lists of those it is for.',
  },
  claim: {
    button: 'Claim',
    title: 'Claim this task',
    commit: 'Claim',
    past: 'claimed this',
    done: 'Claimed. It is yours.',
  },
  accept: {
    button: 'Accept',
    title: 'Accept this task',
    commit: 'Accept',
    past: 'accepted this',
    done: 'Accepted. It is yours to start.',
  },
  decline: {
    button: 'Decline…',
    title: 'Decline this task',
    commit: 'Decline',
    past: 'declined this',
    done: 'Declined. The requester can see why.',
  },
  release: {
    button: 'Release…',
    title: 'Release this task',
    commit: 'Release',
    past: 'released this',
    done: 'Released. Others can claim it now.',
  },
  start: { button: 'Start', title: 'Start this task', commit: 'Start', past: 'started this', done: 'Started.' },
  hold: {
    button: 'Hold…',
    title: 'Put this task on hold',
    commit: 'Put on hold',
    past: 'put this on hold',
    done: 'On hold.',
  },
  resume: { button: 'Resume', title: 'Resume this task', commit: 'Resume', past: 'resumed this', done: 'Resumed.' },
  complete: {
    button: 'Complete',
    title: 'Complete this task',
    commit: 'Complete',
    past: 'completed this',
    done: 'Completed.',
  },
  check: {
    button: 'Check…',
    title: 'Check what was done',
    commit: 'Confirm the check',
    past: 'checked this',
    done: 'Checked. It is completed.',
  },
  'send-back': {
    button: 'Send back…',
    title: 'Send this back',
    commit: 'Send back',
    past: 'sent this back',
    done: 'Sent back. It is in progress again.',
  },
  fail: {
    button: 'Could not be done…',
    title: 'This could not be done',
    commit: 'Mark as not done',
    past: 'marked this as failed',
    done: 'Marked as failed, with the reason.',
  },
  cancel: {
    button: 'Cancel task…',
    title: 'Cancel this task',
    commit: 'Cancel this task',
    past: 'cancelled this',
    done: 'Cancelled. It stays in the history.',
  },
  reassign: {
    button: 'Hand over…',
    title: 'Hand this task over',
    commit: 'Hand over',
    past: 'handed this over',
    done: 'Handed over.',
  },
  reopen: {
    button: 'Reopen…',
    title: 'Reopen this task',
    commit: 'Reopen',
    past: 'reopened this',
    done: 'Reopened. It is in progress again.',
  },
  'mark-in-error': {
    button: 'Entered in error…',
    title: 'Mark as entered in error',
    commit: 'Mark as entered in error',
    past: 'marked this as entered in error',
    done: 'Marked as entered in error.',
  },
  amend: {
    button: 'Change…',
    title: 'Change due time, priority or description',
    commit: 'Save changes',
    past: 'changed this',
    done: 'Saved.',
  },
};

/** What a verb is called on its button, over its form, in the story and when it is done. */
export function verbWords(verb: TaskVerb): VerbWords {
  return VERB_WORDS[verb];
}

type ConfirmWords = { label: string; hint: string; fault: string };

/** What has to be ticked before a verb is done, and what is said when it is not. */
const CONFIRM_WORDS: Partial<Record<TaskVerb, ConfirmWords>> = {
  check: {
    label: 'I looked at what was done and recorded, and it is right',
    hint: 'Your name stands beside that of the person who did it. If something is wrong, send it back instead.',
    fault: 'Confirm that you checked it, or send it back.',
  },
  'mark-in-error': {
    label: 'This task should never have existed',
    hint: 'It leaves every list for good and cannot be reopened. It stays in the history.',
    fault: 'Confirm that this is an error.',
  },
};

/** The words of the box that has to be ticked. */
export function confirmWords(verb: TaskVerb): ConfirmWords {
  return CONFIRM_WORDS[verb] ?? { label: 'I am sure', hint: 'It cannot be taken back.', fault: 'Confirm it.' };
}

/** What is said when a verb worked, by how the task stands then. */
export function doneWords(verb: TaskVerb, { awaitsCheck }: { awaitsCheck: boolean }): string {
  return verb === 'complete' && awaitsCheck
    ? 'Done. It counts as completed once a second person has checked it.'
    : VERB_WORDS[verb].done;
}

/** What somebody did, as the ledger names it, after their name: `claimed this`. `to` is the status it led to. */
export function pastWords(act: string, to?: TaskStatus | null): string {
  if (act === 'complete' && to === 'in-progress') {
    return 'did this, for a second person to check';
  }
  const others: Partial<Record<string, string>> = {
    create: 'made this task',
    delete: 'removed this task',
  } satisfies Partial<Record<TaskAct, string>>;
  return isVerb(act) ? VERB_WORDS[act].past : (others[act] ?? 'changed this');
}

/** `Complete wound check`: the button that commits names what it commits. */
export function completeWords(subject: string): string {
  // ECG and MRI keep their capitals.
  const isShout = /^\p{Lu}{2}/u.test(subject);
  return `Complete ${isShout ? subject : subject.charAt(0).toLowerCase() + subject.slice(1)}`;
}

function isVerb(act: string): act is TaskVerb {
  return act in VERB_WORDS;
}
