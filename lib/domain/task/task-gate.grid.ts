import { OPEN_STATUSES, TASK_STATUSES, type TaskStatus } from './task-status';
import type { TaskVerb } from './task-verb';

/** How the grid names an actor: who owns the task before is part of it. */
export type KindOfActor = 'owner' | 'requester' | 'same role' | 'supervisor' | 'outsider';

/** How a verb is written in a cell of the grid. */
export const GRID_LETTERS: Record<TaskVerb, string> = {
  offer: 'o',
  claim: 'c',
  accept: 'a',
  decline: 'd',
  release: 'l',
  start: 's',
  hold: 'h',
  resume: 'u',
  complete: 'k',
  check: 'v',
  'send-back': 'b',
  fail: 'f',
  cancel: 'x',
  reassign: 'r',
  reopen: 'p',
  'mark-in-error': 'e',
  amend: 'n',
};

/**
 * What each actor may do, written by hand from the design, section 5. Rows: the status before, in the order of
 * TASK_STATUSES; columns: the status after, in the same order (draft requested received accepted rejected ready
 * cancelled in-progress on-hold failed completed entered-in-error). The owner may change as the verb needs; a held task
 * was accepted before; a closed one was closed a minute ago. `.` is refused. Where two verbs lead to a cell, the one
 * that comes first in the list of verbs stands there; VERB_GRID below names each.
 */
export const GATE_GRID: Record<KindOfActor, readonly string[]> = {
  // Has it: moves it along, puts it down, hands it over. Does not cancel, and does not change what was asked for.
  owner: [
    '............', // draft
    '.r.ad.......', // requested: it is addressed to me
    '.l.ad.......', // received
    '.l.....sh...', // accepted
    '............', // rejected
    '.....l.sh...', // ready
    '............', // cancelled
    '.l...l.rhfk.', // in-progress
    '...u....r...', // on-hold
    '.......p....', // failed
    '.......p....', // completed
    '............', // entered-in-error
  ],
  // Asked for it, somebody else has it: offers, changes, withdraws. Does none of the work.
  requester: [
    'no...ox....e', // draft
    '.n....x....e', // requested
    '..n...x....e', // received
    '...n..x....e', // accepted
    '...........e', // rejected
    '.....nx....e', // ready
    '...........e', // cancelled
    '......xn...e', // in-progress
    '......x.n..e', // on-hold
    '...........e', // failed
    '...........e', // completed
    '............', // entered-in-error
  ],
  // Holds the role it is addressed to, and nobody has it: claims.
  'same role': [
    '............', // draft
    '...c........', // requested
    '............', // received
    '............', // accepted
    '............', // rejected
    '.....c......', // ready
    '............', // cancelled
    '............', // in-progress
    '............', // on-hold
    '............', // failed
    '............', // completed
    '............', // entered-in-error
  ],
  // Supervises the unit, somebody else has it: moves it between people, holds, cancels, reopens. Does none of the work.
  supervisor: [
    'n.....x....e', // draft
    '.r....x....e', // requested
    '.ln...x....e', // received
    '.l.n..x.h..e', // accepted
    '...........e', // rejected
    '.....lx.h..e', // ready
    '...........e', // cancelled
    '.l...lxrh..e', // in-progress
    '...u..x.r..e', // on-hold
    '.......p...e', // failed
    '.......p...e', // completed
    '............', // entered-in-error
  ],
  // Another role at another place.
  outsider: [
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
  ],
};

/** From which statuses each actor may do each verb, written by hand from the same table: no verb hides behind another. */
export const VERB_GRID: Record<KindOfActor, Partial<Record<TaskVerb, readonly TaskStatus[]>>> = {
  owner: {
    accept: ['requested', 'received'],
    decline: ['requested', 'received'],
    release: ['received', 'accepted', 'ready', 'in-progress'],
    start: ['accepted', 'ready'],
    hold: ['accepted', 'ready', 'in-progress'],
    resume: ['on-hold'],
    complete: ['in-progress'],
    fail: ['in-progress'],
    reassign: OPEN_STATUSES,
    reopen: ['failed', 'completed'],
  },
  requester: {
    offer: ['draft'],
    cancel: ['draft', ...OPEN_STATUSES],
    'mark-in-error': TASK_STATUSES.filter((status) => status !== 'entered-in-error'),
    amend: ['draft', ...OPEN_STATUSES],
  },
  'same role': { claim: ['requested', 'ready'] },
  supervisor: {
    release: ['received', 'accepted', 'ready', 'in-progress'],
    hold: ['accepted', 'ready', 'in-progress'],
    resume: ['on-hold'],
    cancel: ['draft', ...OPEN_STATUSES],
    reassign: OPEN_STATUSES,
    reopen: ['failed', 'completed'],
    'mark-in-error': TASK_STATUSES.filter((status) => status !== 'entered-in-error'),
    amend: ['draft', ...OPEN_STATUSES],
  },
  outsider: {},
};
