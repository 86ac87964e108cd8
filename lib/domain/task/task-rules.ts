import type { OwnerChange, TaskDifference } from './task-difference';
import type { Relation } from './task-relation';
import { OPEN_STATUSES, TASK_STATUSES, type TaskStatus } from './task-status';
import { hasStep, type Preset } from './task-transitions';
import type { TaskVerb } from './task-verb';
import type { VerbOffer } from './verb-offer';

/** One verb of the product (design, section 5). `to` are the statuses it may lead to; `same` keeps the status. */
export type TaskRule = {
  from: readonly TaskStatus[];
  to: readonly (TaskStatus | 'same')[];
  owner: readonly OwnerChange[];
  who: readonly Relation[];
  asks: VerbOffer['asks'];
  /** Who may do it, in words: what the refused person reads, and where to turn. */
  notYours: { message: string; wayForward: string };
};

const ASK_SUPERVISOR = 'Ask the person who has it, or your supervisor.';

/** A rule for each verb. */
export type TaskRules = Readonly<Record<TaskVerb, TaskRule>>;

/** The table of design section 5, for a clinician to check. */
export const TASK_RULES: TaskRules = {
  offer: {
    from: ['draft'],
    to: ['requested', 'ready'],
    owner: ['kept'],
    who: ['requester', 'agent'],
    asks: [],
    notYours: {
      message: 'Only the person who asked for it can offer it.',
      wayForward: 'Ask the requester to offer it.',
    },
  },
  claim: {
    from: ['requested', 'ready'],
    to: ['received', 'accepted', 'same'],
    owner: ['taken'],
    who: ['candidate', 'team', 'agent'],
    asks: [],
    notYours: {
      message: 'It is addressed to a role that you do not hold here.',
      wayForward: 'Leave it for a colleague in that role, or ask your supervisor to assign it.',
    },
  },
  accept: {
    from: ['requested', 'received'],
    to: ['accepted'],
    owner: ['kept'],
    who: ['owner', 'agent'],
    asks: [],
    notYours: {
      message: 'Only the person it is offered to can accept it.',
      wayForward: 'If nobody has it yet, claim it. Otherwise ask your supervisor.',
    },
  },
  decline: {
    from: ['requested', 'received'],
    to: ['rejected'],
    owner: ['kept'],
    who: ['owner', 'agent'],
    asks: ['reason'],
    notYours: {
      message: 'Only the person it is offered to can decline it.',
      wayForward: 'Leave it on the list for somebody else.',
    },
  },
  release: {
    from: ['received', 'accepted', 'ready', 'in-progress'],
    to: ['requested', 'ready', 'same'],
    owner: ['cleared'],
    who: ['owner', 'supervisor', 'agent'],
    asks: ['reason-optional'],
    notYours: { message: 'Only its owner or a supervisor can release it.', wayForward: ASK_SUPERVISOR },
  },
  start: {
    from: ['accepted', 'ready'],
    to: ['in-progress'],
    owner: ['kept'],
    who: ['owner', 'agent'],
    asks: [],
    notYours: {
      message: 'Only its owner can start it.',
      wayForward: 'If nobody has it yet, claim it first. Otherwise ask your supervisor.',
    },
  },
  hold: {
    from: ['accepted', 'ready', 'in-progress'],
    to: ['on-hold'],
    owner: ['kept'],
    who: ['owner', 'supervisor', 'agent'],
    asks: ['reason', 'until'],
    notYours: { message: 'Only its owner or a supervisor can put it on hold.', wayForward: ASK_SUPERVISOR },
  },
  resume: {
    from: ['on-hold'],
    to: ['accepted', 'ready', 'in-progress'],
    owner: ['kept'],
    who: ['owner', 'supervisor', 'agent'],
    asks: [],
    notYours: { message: 'Only its owner or a supervisor can resume it.', wayForward: ASK_SUPERVISOR },
  },
  complete: {
    from: ['in-progress'],
    // Where a second person has to check it, it stays in progress until then.
    to: ['completed', 'same'],
    owner: ['kept'],
    who: ['owner', 'agent'],
    asks: ['form'],
    notYours: {
      message: 'Only its owner can complete it.',
      wayForward: 'If you did the work, ask the owner or your supervisor to hand it to you first.',
    },
  },
  check: {
    from: ['in-progress'],
    to: ['completed'],
    owner: ['kept'],
    who: ['candidate', 'team', 'supervisor', 'agent'],
    asks: ['confirm'],
    notYours: {
      message: 'Only somebody who holds its role here, or a supervisor, can check it.',
      wayForward: 'Ask one of them to check it.',
    },
  },
  'send-back': {
    from: ['in-progress'],
    to: ['same'],
    owner: ['kept'],
    who: ['owner', 'candidate', 'team', 'supervisor', 'agent'],
    asks: ['reason'],
    notYours: {
      message: 'Only its owner, somebody who holds its role here, or a supervisor can send it back.',
      wayForward: 'Ask one of them to send it back.',
    },
  },
  fail: {
    from: ['in-progress'],
    to: ['failed'],
    owner: ['kept'],
    who: ['owner', 'agent'],
    asks: ['reason', 'note'],
    notYours: { message: 'Only its owner can say that it failed.', wayForward: ASK_SUPERVISOR },
  },
  cancel: {
    from: ['draft', 'requested', 'received', 'accepted', 'ready', 'in-progress', 'on-hold'],
    to: ['cancelled'],
    owner: ['kept'],
    who: ['requester', 'supervisor', 'agent'],
    asks: ['reason'],
    notYours: {
      message: 'Only the requester or a supervisor can cancel it.',
      wayForward: 'Ask the requester, or hand it over.',
    },
  },
  reassign: {
    from: OPEN_STATUSES,
    to: ['requested', 'same'],
    owner: ['given', 'taken'],
    who: ['supervisor', 'owner', 'agent'],
    asks: ['to', 'reason'],
    notYours: { message: 'Only its owner or a supervisor can hand it over.', wayForward: ASK_SUPERVISOR },
  },
  reopen: {
    from: ['completed', 'failed'],
    to: ['in-progress'],
    owner: ['kept'],
    who: ['owner', 'supervisor', 'agent'],
    asks: ['reason'],
    notYours: {
      message: 'Only its owner, soon after, or a supervisor can reopen it.',
      wayForward: 'Ask your supervisor to reopen it.',
    },
  },
  'mark-in-error': {
    from: TASK_STATUSES.filter((status) => status !== 'entered-in-error'),
    to: ['entered-in-error'],
    owner: ['kept'],
    who: ['requester', 'supervisor', 'agent'],
    asks: ['reason', 'confirm'],
    notYours: {
      message: 'Only its author or a supervisor can mark it as an error.',
      wayForward: 'Ask the requester or your supervisor.',
    },
  },
  amend: {
    from: ['draft', ...OPEN_STATUSES],
    to: ['same'],
    owner: ['kept'],
    who: ['requester', 'supervisor', 'agent'],
    asks: ['due', 'priority', 'description', 'note'],
    notYours: {
      message: 'Only the requester or a supervisor can change due time, priority or description.',
      wayForward: 'Add a note, or ask the requester.',
    },
  },
};

/** Verbs whose reason people must give; agents are systems and may leave it out. `release` needs one once work started. */
export function needsReason(verb: TaskVerb, from: TaskStatus): boolean {
  return TASK_RULES[verb].asks.includes('reason') || (verb === 'release' && from === 'in-progress');
}

/** Verbs that a direct task type may reach by skipping steps. */
export function canSkip(verb: TaskVerb): boolean {
  return verb === 'accept' || verb === 'start' || verb === 'complete';
}

/** Suspending what is still a draft, and taking it up again, is for agents only. */
const AGENTS_FROM: Partial<Record<TaskVerb, TaskStatus>> = { hold: 'draft', resume: 'on-hold' };

/**
 * Whether an agent may mean this verb. It acts for a system, so every step of the preset is open to it, and it may say along
 * with a step who has the work; in the same status it may correct the owner of any record.
 */
export function agentFits(
  verb: TaskVerb,
  step: TaskDifference,
  { rules, preset }: { rules: TaskRules; preset: Preset },
): boolean {
  if (step.from === step.to) {
    return agentCorrects(verb, step, rules);
  }
  return hasStep(preset, step.from, step.to) && (agentDrafts(verb, step) || agentMoves(verb, step, rules));
}

function agentCorrects(verb: TaskVerb, { from, owner }: TaskDifference, rules: TaskRules): boolean {
  const rule = rules[verb];
  const isAnyStatus = verb === 'amend' || verb === 'reassign';
  return rule.to.includes('same') && rule.owner.includes(owner) && (isAnyStatus || rule.from.includes(from));
}

function agentDrafts(verb: TaskVerb, { from, to }: TaskDifference): boolean {
  return AGENTS_FROM[verb] === from && (from === 'draft' ? to === 'on-hold' : to === 'draft');
}

function agentMoves(verb: TaskVerb, { from, to, owner }: TaskDifference, rules: TaskRules): boolean {
  const rule = rules[verb];
  // Whom it is offered to may acknowledge it without taking it anew.
  const acknowledges = verb !== 'claim' || owner === 'taken' || (owner === 'kept' && to === 'received');
  const givesOn = verb !== 'reassign' || owner !== 'kept';
  return rule.from.includes(from) && rule.to.includes(to) && acknowledges && givesOn;
}
