import type { Actor } from '@/lib/domain/access/actor';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import { TASK_PRIORITIES } from '@/lib/domain/task/task-priority';
import { isClosed, OPEN_STATUSES, type TaskStatus } from '@/lib/domain/task/task-status';
import { DEFAULT_ORDER, type ListOrder } from '@/lib/domain/worklist/list-order';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { judgedOrder } from './judged-order-fixture';
import type { ListClock } from './list-clock';
import { PLACES, person, STAYS, type WardTask } from './ward-fixture';
import { TIES } from './ward-ties-fixture';

const isOpen = (status: TaskStatus) => (OPEN_STATUSES as readonly TaskStatus[]).includes(status);

function meansToken(wanted: string, token: string): boolean {
  if (wanted.includes('|')) {
    return token === wanted.replace(/^\|/, '');
  }
  return token === wanted || token.endsWith(`|${wanted}`);
}

function isOwned(task: WardTask, owner: string, actor: Actor): boolean {
  switch (owner) {
    case 'any':
      return true;
    case 'none':
      return task.owner === null;
    case 'me':
      return task.owner !== null && actor.handles.includes(task.owner);
    case 'team':
      return task.owner !== null && actor.teams.includes(task.owner);
    default:
      return task.owner !== null && handlesOf(owner).includes(task.owner);
  }
}

function handlesOf(reference: string): readonly string[] {
  const number = /^Practitioner\/s(\d)$/.exec(reference)?.[1];
  return number === undefined ? [reference] : person(Number(number)).handles;
}

function isOwnedByTeam({ owner }: WardTask, team: string): boolean {
  return owner === team || (team === 'HealthcareService/bloods' && owner === 'identifier:http://teams.example|bloods');
}

function isRequested({ requester }: WardTask, asked: string, actor: Actor): boolean {
  return requester !== null && (asked === 'me' ? actor.handles : handlesOf(asked)).includes(requester);
}

/** Where a task is, from the bed outwards; one that is closed and has no place of its own only on its unit. */
function placesOf({ location, encounter, open, unit }: WardTask): Set<string> {
  const places = new Set<string>();
  const stay = encounter === null ? undefined : STAYS[encounter];
  for (const start of [unit, location ?? (open ? stay : undefined)]) {
    for (let place: string | null | undefined = start; place !== null && place !== undefined; ) {
      places.add(place);
      place = PLACES[place]?.around;
    }
  }
  return places;
}

function isDue(
  { due }: WardTask,
  asked: WorklistFilter['due'],
  { asOf, hourEnd, shiftEnd, dayEnd }: ListClock,
): boolean {
  switch (asked) {
    case undefined:
      return true;
    case 'overdue':
      return due < asOf.getTime();
    case 'hour':
      return due >= asOf.getTime() && due < hourEnd.getTime();
    case 'shift':
      return due < shiftEnd.getTime();
    case 'today':
      return due < dayEnd.getTime();
    case 'none':
      return due === Number.POSITIVE_INFINITY;
  }
}

/** Open work that somebody else has done. */
function isToCheck({ open, doneBy }: WardTask, { handles }: Actor): boolean {
  return open && doneBy !== null && !handles.includes(doneBy);
}

function hasStatus(task: WardTask, { status, closed }: WorklistFilter, clock: ListClock): boolean {
  if (closed === 'today') {
    return (
      isClosed(task.status) &&
      (task.closed ?? 0) >= clock.dayStart.getTime() &&
      (status.length === 0 || status.includes(task.status))
    );
  }
  return (status.length === 0 ? (OPEN_STATUSES as readonly TaskStatus[]) : status).includes(task.status);
}

function isAbout({ patient }: WardTask, asked: string | undefined, mine: ReadonlySet<string> | undefined): boolean {
  return (asked === undefined || patient === asked) && (mine === undefined || mine.has(patient ?? ''));
}

/** Whose patients they are: those they are tied to, and those they hold an open task about. */
export function judgedPatients(tasks: readonly WardTask[], { handles }: Actor, ties = TIES): ReadonlySet<string> {
  const tied = ties.filter(
    ({ person: number, ended }) => ended !== true && handles.includes(`Practitioner/s${number}`),
  );
  const held = tasks.filter(({ owner, status }) => handles.includes(owner ?? '') && isOpen(status));
  return new Set([...tied, ...held].flatMap(({ patient }) => patient ?? []));
}

/** Each condition that takes several values: one of them will do. */
function meetsLists(task: WardTask, filter: WorklistFilter, actor: Actor): boolean {
  const { role, type, priority, team, requester, tag, place } = filter;
  const meets = <Value>(asked: readonly Value[], isMet: (value: Value) => boolean) =>
    asked.length === 0 || asked.some(isMet);
  return [
    meets(role, (wanted) => task.roles.some((held) => meansToken(wanted, held))),
    meets(type, (wanted) => task.type !== null && meansToken(wanted, task.type)),
    meets(priority, (each) => TASK_PRIORITIES.indexOf(each) + 1 === task.priorityRank),
    meets(team, (each) => isOwnedByTeam(task, each)),
    meets(requester, (each) => isRequested(task, each, actor)),
    meets(tag, (wanted) => task.tags.some((held) => meansToken(wanted, held))),
    meets(place, (each) => placesOf(task).has(each)),
  ].every(Boolean);
}

/** The list by going through every task there is: what is right by definition. */
export function judgedList({
  tasks,
  clock,
  actor,
  filter,
  order = DEFAULT_ORDER,
}: {
  tasks: readonly WardTask[];
  clock: ListClock;
  actor: Actor;
  filter: WorklistFilter;
  order?: ListOrder;
}): WardTask[] {
  const keys = new Set(readKeysOf(actor));
  const words = filter.q?.toLowerCase() ?? '';
  const mine = filter.patients === undefined ? undefined : judgedPatients(tasks, actor);
  const found = tasks.filter(
    (task) =>
      task.reach.some((key) => keys.has(key)) &&
      hasStatus(task, filter, clock) &&
      isOwned(task, filter.owner, actor) &&
      isDue(task, filter.due, clock) &&
      (filter.check === undefined || isToCheck(task, actor)) &&
      isAbout(task, filter.patient, mine) &&
      meetsLists(task, filter, actor) &&
      [task.title, task.description ?? ''].some((text) => text.toLowerCase().includes(words)),
  );
  return found.sort(judgedOrder(order, clock));
}
