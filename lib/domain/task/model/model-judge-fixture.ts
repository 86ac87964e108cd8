import {
  hasArrow,
  MODEL_PEOPLE,
  MODEL_TABLE,
  MODEL_TYPES,
  type ModelOwner,
  type ModelPerson,
  type ModelRow,
  type ModelStatus,
  type ModelType,
  type ModelVerb,
} from './model-table-fixture';

/** A task as the model has it. `movedAt` is the minute of its last version. */
export type ModelTask = {
  type: ModelType;
  status: ModelStatus;
  owner: ModelOwner | undefined;
  requester: ModelPerson;
  heldFrom: ModelStatus | undefined;
  startedFromReady: boolean;
  doneBy: ModelPerson | undefined;
  reason: string | undefined;
  notes: number;
  outputs: number;
  priority: string;
  due: string | undefined;
  description: string | undefined;
  movedAt: number;
};

/** One press: who does what with which input, at which minute. */
export type ModelCommand = {
  verb: ModelVerb;
  person: ModelPerson;
  minute: number;
  reason?: string | undefined;
  note?: string | undefined;
  to?: ModelOwner | undefined;
  /** Whether the time it is held until is still to come. */
  until?: 'later' | 'past' | undefined;
  due?: string | null | undefined;
  priority?: string | undefined;
  description?: string | undefined;
  answers?: boolean | undefined;
};

export type ModelAnswer = { task: ModelTask } | { rule: string };

type Asked = { task: ModelTask; command: ModelCommand };
type Settings = {
  claimTo?: 'received';
  direct?: true;
  form?: true;
  secondPerson?: true;
  keepsStatus?: true;
  strict?: true;
};

/** What a press makes of a task, or the rule that refuses it. */
export function judgeByModel(task: ModelTask, command: ModelCommand): ModelAnswer {
  const asked = { task, command };
  const rule = whoRule(asked) ?? stepRule(asked) ?? inputRule(asked);
  return rule === undefined ? { task: taskAfter(asked) } : { rule };
}

const typeOf = ({ task }: Asked): Settings => MODEL_TYPES[task.type];
const isAgent = ({ command }: Asked) => command.person === 'agent';
const isWaiting = ({ task }: Asked) => task.status === 'in-progress' && task.doneBy !== undefined;
const isOnTeam = ({ command }: Asked) => MODEL_PEOPLE[command.person].team;

function isFree(asked: Asked): boolean {
  return asked.task.owner === undefined || (asked.task.owner === 'night team' && isOnTeam(asked));
}

function relationsOf(asked: Asked): Set<string> {
  const { task, command } = asked;
  const { role, nurse, ward } = MODEL_PEOPLE[command.person];
  const holds: [string, boolean][] = [
    ['owner', task.owner === command.person],
    ['team', task.owner === 'night team' && isOnTeam(asked)],
    ['requester', task.requester === command.person],
    ['candidate', nurse && ward === 'a'],
    ['supervisor', role === 'supervisor'],
  ];
  return new Set(holds.filter(([, is]) => is).map(([relation]) => relation));
}

/** Starting or completing what nobody has, where the type lets steps be skipped, takes it as well. */
function takes(asked: Asked): boolean {
  const { verb } = asked.command;
  const mayClaim = isAgent(asked) || ['candidate', 'team'].some((each) => relationsOf(asked).has(each));
  return typeOf(asked).direct === true && (verb === 'start' || verb === 'complete') && isFree(asked) && mayClaim;
}

function whoRule(asked: Asked): string | undefined {
  const { task, command } = asked;
  if (MODEL_PEOPLE[command.person].role === 'manager') {
    return 'access.task.act';
  }
  const relations = relationsOf(asked);
  const isTheirs = MODEL_TABLE[command.verb].who.some((relation) => relations.has(relation));
  if (!isAgent(asked) && !isTheirs && !takes(asked) && !onlyAddsNote(asked)) {
    return `task.${command.verb}.who`;
  }
  const isBound = !isAgent(asked) && !relations.has('supervisor');
  if (command.verb === 'reopen' && isBound && command.minute - task.movedAt > 5) {
    return 'task.reopen.window';
  }
  return command.verb === 'check' && isWaiting(asked) && task.doneBy === command.person
    ? 'task.check.same-person'
    : undefined;
}

function onlyAddsNote({ task, command }: Asked): boolean {
  const after = amended(task, command);
  const isSame = after.due === task.due && after.priority === task.priority && after.description === task.description;
  return command.verb === 'amend' && command.note !== undefined && isSame;
}

function stepRule(asked: Asked): string | undefined {
  const { task, command } = asked;
  const { verb, person } = command;
  if (verb === 'claim' && task.owner !== person && !isFree(asked)) {
    return 'task.claim.owned';
  }
  const isForWaiting = ['check', 'send-back', 'amend', 'cancel', 'mark-in-error'].includes(verb);
  if (isWaiting(asked) && !isForWaiting) {
    return verb === 'complete' ? 'task.complete.waiting' : 'task.waiting-for-check';
  }
  if (!isWaiting(asked) && (verb === 'check' || verb === 'send-back')) {
    return `task.${verb}.status`;
  }
  return isAgent(asked) ? agentRule(asked) : peopleRule(asked);
}

function peopleRule(asked: Asked): string | undefined {
  const { task, command } = asked;
  if (skips(asked)) {
    return undefined;
  }
  if (!MODEL_TABLE[command.verb].from.split(' ').includes(task.status)) {
    return `task.${command.verb}.status`;
  }
  if (command.verb === 'reassign' && ownerAfter(asked) === task.owner) {
    return 'task.reassign.to';
  }
  const to = statusAfter(asked);
  const isKnown = to === task.status || (hasArrow(task.status, to, typeOf(asked).strict === true) && to !== 'draft');
  return isKnown && ownerFits(asked) ? undefined : 'task.transition.unknown';
}

function ownerFits(asked: Asked): boolean {
  const isChanged = ownerAfter(asked) !== asked.task.owner;
  const changes = ['claim', 'release', 'reassign'].includes(asked.command.verb);
  return isChanged === changes;
}

/** One press for several steps: each that is left out would have been theirs and possible. */
function skips(asked: Asked): boolean {
  const { task, command } = asked;
  const reach = { accept: 1, start: 2, complete: 3 }[command.verb as string];
  if (typeOf(asked).direct !== true || reach === undefined) {
    return false;
  }
  const ways: Partial<Record<ModelStatus, number>> = takes(asked)
    ? { requested: 0, ready: 1 }
    : { requested: 0, received: 0, accepted: 1, ready: 1, 'in-progress': 2 };
  const reached = ways[task.status];
  return reached !== undefined && reached < reach;
}

/** An agent takes every step of the preset that a verb stands for, whoever has the task. */
function agentRule(asked: Asked): string | undefined {
  const { task } = asked;
  const to = statusAfter(asked);
  const isAllowed =
    to === task.status
      ? agentStays(asked)
      : hasArrow(task.status, to, typeOf(asked).strict === true) && agentMoves(asked, to);
  return isAllowed ? undefined : 'task.transition.unknown';
}

function agentStays(asked: Asked): boolean {
  const { verb } = asked.command;
  const isAnyStatus = verb === 'amend' || verb === 'reassign';
  const stays = ['claim', 'release', 'complete', 'send-back', 'reassign', 'amend'].includes(verb);
  return stays && ownerFits(asked) && (isAnyStatus || MODEL_TABLE[verb].from.split(' ').includes(asked.task.status));
}

function agentMoves(asked: Asked, to: ModelStatus): boolean {
  const { task, command } = asked;
  const { verb } = command;
  const isDraftHeld = (verb === 'hold' && task.status === 'draft') || (verb === 'resume' && to === 'draft');
  const changesOwner = ownerAfter(asked) !== task.owner;
  const isOwnersFit = { claim: changesOwner || to === 'received', reassign: changesOwner }[verb as string] ?? true;
  // Completing for a check leads to in progress, and only from there.
  const isTarget = verb !== 'complete' || to === 'completed';
  return isDraftHeld || (MODEL_TABLE[verb].from.split(' ').includes(task.status) && isTarget && isOwnersFit);
}

function inputRule(asked: Asked): string | undefined {
  const { task, command } = asked;
  const { verb, until } = command;
  if (!isAgent(asked) && lacksReason(asked)) {
    return `task.${verb}.reason`;
  }
  // Programs may leave out a reason, but not the result.
  const hasAnswers = task.outputs > 0 || command.answers === true;
  if (verb === 'complete' && typeOf(asked).form === true && !hasAnswers) {
    return 'task.complete.form';
  }
  return verb === 'hold' && until === 'past' && !isAgent(asked) ? 'task.hold.until' : undefined;
}

function lacksReason({ task, command: { verb, reason } }: Asked): boolean {
  const row: ModelRow = MODEL_TABLE[verb];
  const isNeeded = row.reason === 'always' || (row.reason === 'started' && task.status === 'in-progress');
  return isNeeded && reason === undefined;
}

function statusAfter(asked: Asked): ModelStatus {
  const { task, command } = asked;
  const { claimTo = 'accepted', secondPerson, keepsStatus } = typeOf(asked);
  const wasOffered = task.status === 'received' || task.status === 'accepted';
  const leads: Record<ModelVerb, ModelStatus> = {
    offer: 'requested',
    claim: task.status === 'ready' ? 'ready' : claimTo,
    accept: 'accepted',
    decline: 'rejected',
    release: task.status === 'ready' || task.startedFromReady ? 'ready' : 'requested',
    start: 'in-progress',
    hold: 'on-hold',
    resume: task.heldFrom ?? 'in-progress',
    complete: secondPerson === true ? 'in-progress' : 'completed',
    check: 'completed',
    'send-back': 'in-progress',
    fail: 'failed',
    cancel: 'cancelled',
    reassign: wasOffered && keepsStatus !== true && command.to !== undefined ? 'requested' : task.status,
    reopen: 'in-progress',
    'mark-in-error': 'entered-in-error',
    amend: task.status,
  };
  return leads[command.verb];
}

function ownerAfter(asked: Asked): ModelOwner | undefined {
  const { task, command } = asked;
  switch (command.verb) {
    case 'claim':
      return command.person;
    case 'release':
      return undefined;
    case 'reassign':
      return command.to ?? task.owner;
    default:
      return takes(asked) ? command.person : task.owner;
  }
}

function taskAfter(asked: Asked): ModelTask {
  const { task, command } = asked;
  const { verb, note, answers, minute } = command;
  const status = statusAfter(asked);
  const isNewlyReady = verb === 'start' && task.status === 'ready';
  return {
    ...task,
    ...(verb === 'amend' ? amended(task, command) : { reason: command.reason }),
    status,
    owner: ownerAfter(asked),
    heldFrom: heldFromAfter(asked, status),
    startedFromReady: isNewlyReady || (task.startedFromReady && verb !== 'release'),
    doneBy: doneByAfter(asked),
    notes: task.notes + (note === undefined ? 0 : 1),
    outputs: task.outputs + (verb === 'complete' && answers === true ? 1 : 0),
    movedAt: minute,
  };
}

/** An empty description and a due time of null take away what stood there. */
function amended(task: ModelTask, command: ModelCommand): Pick<ModelTask, 'due' | 'priority' | 'description'> {
  const { due = task.due, priority = task.priority, description = task.description } = command;
  return { due: due ?? undefined, priority, description: description || undefined };
}

function heldFromAfter({ task, command }: Asked, status: ModelStatus): ModelStatus | undefined {
  if (command.verb === 'hold') {
    return task.status;
  }
  return status === 'on-hold' ? task.heldFrom : undefined;
}

function doneByAfter(asked: Asked): ModelPerson | undefined {
  const { task, command } = asked;
  if (command.verb === 'complete' && typeOf(asked).secondPerson === true) {
    return command.person;
  }
  return command.verb === 'send-back' || command.verb === 'reopen' ? undefined : task.doneBy;
}
