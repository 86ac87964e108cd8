import 'server-only';
import type { Held, Json } from './held-fixture';
import type { Random } from './random-fixture';
import { type Known, randomReference } from './random-reference-fixture';
import {
  randomCoding,
  randomConcept,
  randomDateTime,
  randomIdentifier,
  randomName,
  randomPeriod,
  randomText,
  randomUrl,
} from './random-value-fixture';

const STATUSES = [
  'requested',
  'requested',
  'ready',
  'in-progress',
  'on-hold',
  'completed',
  'draft',
  'entered-in-error',
];
const INTENTS = ['order', 'order', 'plan', 'proposal', 'unknown', 'filler-order'];
const PRIORITIES = ['stat', 'asap', 'urgent', 'routine'];
const PARTIES = ['Practitioner', 'Practitioner', 'PractitionerRole', 'Organization', 'Patient', 'CareTeam'];
const WORK = ['ServiceRequest', 'ServiceRequest', 'Observation', 'Questionnaire', 'Patient', 'Encounter', 'Task'];

/** A Task with any of what R4 lets it say; what is seldom said in the clinic is said often here. */
export function randomTask(random: Random, id: string, known: Known, base: string): Held {
  const to = (...types: string[]) => randomReference(random, known, { types, base });
  const some = <T>(often: number, make: () => T) => random.maybe(often, make);
  return {
    resourceType: 'Task',
    id,
    meta: randomMeta(random),
    status: random.pick(STATUSES),
    intent: random.pick(INTENTS),
    priority: some(0.7, () => random.pick(PRIORITIES)),
    code: some(0.8, () => randomConcept(random)),
    description: some(0.2, () => randomText(random)),
    businessStatus: some(0.5, () => randomConcept(random)),
    identifier: some(0.6, () => random.several(1, 2, () => randomIdentifier(random))),
    groupIdentifier: some(0.4, () => randomIdentifier(random)),
    basedOn: some(0.5, () => random.several(1, 2, () => to('ServiceRequest', 'Task'))),
    partOf: some(0.5, () => random.several(1, 2, () => to('Task'))),
    focus: some(0.6, () => to(...WORK)),
    encounter: some(0.5, () => to('Encounter')),
    performerType: some(0.5, () => random.several(1, 2, () => randomConcept(random))),
    restriction: some(0.5, () => ({ period: randomPeriod(random) })),
    output: some(0.4, () => random.several(1, 2, () => randomOutput(random, to('Observation', 'Task')))),
    executionPeriod: some(0.5, () => randomPeriod(random)),
    ...times(random),
    ...parties(random, to),
  };
}

/** Tags, labels, profiles and source, each at times. */
export function randomMeta(random: Random): Json | undefined {
  return random.maybe(0.7, () => ({
    tag: random.maybe(0.6, () => random.several(1, 2, () => randomCoding(random))),
    security: random.maybe(0.4, () => [randomCoding(random)]),
    profile: random.maybe(0.5, () => random.several(1, 2, () => randomUrl(random))),
    source: random.maybe(0.4, () => randomUrl(random)),
  }));
}

function randomOutput(random: Random, reference: Json): Json {
  const type = { text: 'result' };
  return random.chance(0.7) ? { type, valueReference: reference } : { type, valueString: 'done' };
}

/** R4's inv-1: what was last changed was not changed before it was written. Both readings of it hold, as text and as time. */
function times(random: Random): Json {
  const authoredOn = random.maybe(0.8, () => randomDateTime(random));
  const lastModified = random.maybe(0.7, () => randomDateTime(random));
  if (authoredOn === undefined || lastModified === undefined || isInOrder(authoredOn, lastModified)) {
    return { authoredOn, lastModified };
  }
  return isInOrder(lastModified, authoredOn) ? { authoredOn: lastModified, lastModified: authoredOn } : { authoredOn };
}

function isInOrder(first: string, second: string): boolean {
  return first <= second && Date.parse(first) <= Date.parse(second);
}

/** Who asks, who owns and for whom: as references, or contained. */
function parties(random: Random, to: (...types: string[]) => Json): Json {
  const contained: Json[] = [];
  const holding = (resourceType: string, id: string) => {
    const gender = random.pick(['male', 'female']);
    const identifier = random.maybe(0.5, () => [randomIdentifier(random)]);
    contained.push({ resourceType, id, name: [randomName(random)], gender, identifier });
    return { reference: `#${id}` };
  };
  const party = (often: number, make: () => Json) => random.maybe(often, make);
  const parts = {
    owner: party(0.7, () => (random.chance(0.12) ? holding('Practitioner', 'o') : to(...PARTIES))),
    for: party(0.8, () =>
      random.chance(0.15) ? holding('Patient', 'p') : to('Patient', 'Patient', 'Patient', 'Location'),
    ),
    requester: party(0.6, () => to('Practitioner', 'Organization', 'PractitionerRole')),
  };
  return { ...parts, contained };
}
