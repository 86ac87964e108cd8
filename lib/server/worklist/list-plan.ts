import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import { CLOSED_STATUSES, isClosed, OPEN_STATUSES, type TaskStatus } from '@/lib/domain/task/task-status';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import type { Queryable } from '@/lib/server/database/queryable';
import { handlesOf, handlesOfAll } from './handles-of';
import { patientsOfReader } from './patients-of';
import { type PlacesInside, placesInside } from './places-inside';
import type { Values } from './statement';

const MOST_DRIVING_PATIENTS = 200;

/**
 * How a list is read. Open work by ranges of the `drive` keys: the reader's own, or those of a selective filter with
 * `visible` as the condition that the reader sees the task at all (undefined when that is certain).
 */
export type ListPlan = {
  filter: WorklistFilter;
  drive: readonly string[];
  /** The conditions that the driving keys hold by themselves. */
  drivenBy: 'owner' | 'patient' | 'patients' | 'requester' | 'place' | 'reader';
  visible: readonly string[] | undefined;
  /** Keys that closed work must meet, for which there are no ranges. */
  visibleClosed: readonly string[] | undefined;
  owners: readonly string[] | undefined;
  /** The ids of the patients that `patients` asks for. */
  patients: readonly string[] | undefined;
  requesters: readonly string[] | undefined;
  /** The places asked for and everything inside them. */
  places: readonly string[] | undefined;
  /** Who the reader is, under any handle. */
  handles: readonly string[];
  openStatuses: readonly TaskStatus[];
  closedStatuses: readonly TaskStatus[];
  /** More conditions on open rows `t`, of a question that no filter asks. */
  also?: (values: Values) => readonly string[];
};

/** The plan of a filter for a reader. */
export async function listPlanOf(db: Queryable, actor: Actor, filter: WorklistFilter): Promise<ListPlan> {
  const owners = await ownersOf(db, actor, filter);
  const patients = filter.patients === undefined ? undefined : await patientsOfReader(db, actor);
  const requesters = await requestersOf(db, actor, filter.requester);
  const inside = filter.place.length === 0 ? undefined : await placesInside(db, filter.place);
  const readKeys = readKeysOf(actor);
  const { drive, drivenBy } = selectiveKeysOf({ filter, owners, patients, requesters, inside }) ?? {
    drive: readKeys,
    drivenBy: 'reader',
  };
  const seesAll = readKeys.includes('all');
  return {
    filter,
    owners,
    patients,
    requesters,
    places: inside?.places,
    handles: actor.handles,
    drive,
    drivenBy,
    visible: seesAll || drive.every((key) => readKeys.includes(key)) ? undefined : readKeys,
    visibleClosed: seesAll ? undefined : readKeys,
    ...statusesOf(filter),
  };
}

type Selective = Pick<ListPlan, 'filter' | 'owners' | 'patients' | 'requesters'> & { inside: PlacesInside | undefined };

/** The keys of the condition that leaves the fewest tasks, as a rule of thumb in this order. */
function selectiveKeysOf({
  filter,
  owners,
  patients,
  requesters,
  inside,
}: Selective): Pick<ListPlan, 'drive' | 'drivenBy'> | undefined {
  if (owners !== undefined) {
    return { drive: owners.map((owner) => `owner:${owner}`), drivenBy: 'owner' };
  }
  if (filter.patient !== undefined) {
    return { drive: [`patient:${filter.patient}`], drivenBy: 'patient' };
  }
  // One range per patient and priority: beyond so many, other keys are fewer.
  if (patients !== undefined && patients.length <= MOST_DRIVING_PATIENTS) {
    return { drive: patients.map((patient) => `patient:${patient}`), drivenBy: 'patients' };
  }
  if (requesters !== undefined) {
    return { drive: requesters.map((requester) => `asked:${requester}`), drivenBy: 'requester' };
  }
  return inside?.units === undefined
    ? undefined
    : { drive: inside.units.map((unit) => `unit:${unit}`), drivenBy: 'place' };
}

/** Who may own it, by owner and team; undefined when anybody, or nobody, may. */
async function ownersOf(
  db: Queryable,
  actor: Actor,
  { owner, team }: WorklistFilter,
): Promise<readonly string[] | undefined> {
  const people = await peopleOf(db, actor, owner);
  if (team.length === 0) {
    return people;
  }
  const teams = await handlesOfAll(db, team);
  return people === undefined ? teams : teams.filter((handle) => people.includes(handle));
}

async function peopleOf(
  db: Queryable,
  actor: Actor,
  owner: WorklistFilter['owner'],
): Promise<readonly string[] | undefined> {
  switch (owner) {
    case 'any':
    case 'none':
      return undefined;
    case 'me':
      return actor.handles;
    case 'team':
      return actor.teams;
    default:
      return handlesOf(db, owner);
  }
}

async function requestersOf(
  db: Queryable,
  actor: Actor,
  asked: readonly string[],
): Promise<readonly string[] | undefined> {
  if (asked.length === 0) {
    return undefined;
  }
  const others = await handlesOfAll(
    db,
    asked.filter((each) => each !== 'me'),
  );
  return asked.includes('me') ? [...new Set([...actor.handles, ...others])] : others;
}

function statusesOf({ status, closed }: WorklistFilter): {
  openStatuses: readonly TaskStatus[];
  closedStatuses: readonly TaskStatus[];
} {
  if (closed !== undefined) {
    return { openStatuses: [], closedStatuses: status.length === 0 ? CLOSED_STATUSES : status.filter(isClosed) };
  }
  return {
    openStatuses: status.length === 0 ? OPEN_STATUSES : status.filter((each) => !isClosed(each)),
    closedStatuses: status.filter(isClosed),
  };
}
