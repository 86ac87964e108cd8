import 'server-only';
import type { Held } from './held-fixture';
import type { Random } from './random-fixture';
import { randomNeighbour } from './random-neighbour-fixture';
import { randomTask } from './random-task-fixture';

/** The same ids stand for several types, and some differ in what a careless pattern overlooks. */
const IDS = ['a', 'b', 'a.b', 'axb', 'c-1', 'd', 'A', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p'];
const SIZES: Record<string, readonly [least: number, most: number]> = {
  Patient: [2, 4],
  Practitioner: [2, 3],
  PractitionerRole: [1, 2],
  Organization: [2, 3],
  Location: [1, 2],
  Encounter: [2, 3],
  ServiceRequest: [2, 3],
  Observation: [2, 4],
  ValueSet: [2, 3],
  Questionnaire: [1, 2],
  Task: [8, 14],
};

/** A store of 24 to 43 resources, Tasks foremost, as a client would send them. */
export function randomStore(random: Random, base: string): Held[] {
  const known = new Map(
    Object.entries(SIZES).map(([type, [least, most]]) => [type, IDS.slice(0, random.whole(least, most))] as const),
  );
  const made = [...known].flatMap(([type, ids]) =>
    ids.map((id) =>
      type === 'Task' ? randomTask(random, id, known, base) : randomNeighbour(random, { type, id }, { known, base }),
    ),
  );
  return made.map((each) => pruned(each) as Held);
}

/** What stood in a third of the places before: the same id with what a neighbour of its type says now. A store must have forgotten it. */
export function earlierVersions(resources: readonly Held[]): Held[] {
  return resources.flatMap((each, index) => {
    const { resourceType, id, status, intent, owner } = each;
    const other = resources[index + 1];
    const isIdle = index % 3 !== 0 || other?.resourceType !== resourceType;
    if (isIdle || each.contained !== undefined || other?.contained !== undefined) {
      return [];
    }
    // What the rules of the clinic let nobody change just so stays.
    const kept = resourceType === 'Task' ? { status, intent, owner } : {};
    return [{ ...other, ...kept, resourceType, id }];
  });
}

/** Copies of some resources that were deleted since. */
export function deletedCopies(resources: readonly Held[]): Held[] {
  return ['Task', 'Patient', 'ServiceRequest', 'Observation'].flatMap((type) => {
    const first = resources.find(({ resourceType }) => resourceType === type);
    // Of Tasks only a draft can be deleted.
    const status = type === 'Task' ? 'draft' : first?.status;
    return first === undefined
      ? []
      : [{ ...first, resourceType: type, id: 'gone', ...(status !== undefined && { status }) }];
  });
}

/** FHIR knows neither empty lists nor empty objects. */
function pruned(value: unknown): unknown {
  if (Array.isArray(value)) {
    const kept = value.map(pruned).filter((each) => each !== undefined);
    return kept.length === 0 ? undefined : kept;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const kept = Object.entries(value)
    .map(([key, each]) => [key, pruned(each)] as const)
    .filter(([, each]) => each !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
