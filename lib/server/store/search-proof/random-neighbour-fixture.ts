import 'server-only';
import type { Held, Json } from './held-fixture';
import type { Random } from './random-fixture';
import { type Known, randomReference } from './random-reference-fixture';
import { randomMeta } from './random-task-fixture';
import {
  randomAddress,
  randomCoding,
  randomConcept,
  randomDate,
  randomDateTime,
  randomIdentifier,
  randomName,
  randomPeriod,
  randomQuantity,
  randomTelecom,
  randomText,
  randomUrl,
} from './random-value-fixture';

/** A length of time is of UCUM and has a value (drt-1). */
const MINUTES = { unit: 'min', system: 'http://unitsofmeasure.org', code: 'min' };
type To = (...types: string[]) => Json;
type Maker = (random: Random, to: To) => Json;

/** What stands around Tasks, by type: what R4 searches it by, said or left out. */
const MAKERS: Record<string, Maker> = {
  Patient: (random, to) => ({
    ...person(random),
    birthDate: random.maybe(0.8, () => randomDate(random)),
    generalPractitioner: random.maybe(0.6, () => [to('Practitioner', 'Organization')]),
    managingOrganization: random.maybe(0.4, () => to('Organization')),
    deceasedBoolean: random.maybe(0.3, () => random.chance(0.5)),
    link: random.maybe(0.2, () => [{ other: to('Patient'), type: 'seealso' }]),
    communication: random.maybe(0.3, () => [{ language: randomConcept(random) }]),
  }),
  Practitioner: (random) => ({ ...person(random), qualification: undefined }),
  PractitionerRole: (random, to) => ({
    active: random.maybe(0.6, () => random.chance(0.5)),
    practitioner: random.maybe(0.8, () => to('Practitioner')),
    organization: random.maybe(0.7, () => to('Organization')),
    location: random.maybe(0.5, () => random.several(1, 2, () => to('Location'))),
    code: random.maybe(0.7, () => [randomConcept(random)]),
    period: random.maybe(0.5, () => randomPeriod(random)),
    identifier: random.maybe(0.5, () => [randomIdentifier(random)]),
  }),
  Organization: (random, to) => ({
    active: random.maybe(0.6, () => random.chance(0.5)),
    name: randomText(random),
    alias: random.maybe(0.4, () => random.several(1, 2, () => randomText(random))),
    identifier: random.maybe(0.5, () => [randomIdentifier(random)]),
    type: random.maybe(0.5, () => [randomConcept(random)]),
    address: random.maybe(0.5, () => [randomAddress(random)]),
    partOf: random.maybe(0.5, () => to('Organization')),
  }),
  Location: (random, to) => ({
    status: random.maybe(0.7, () => random.pick(['active', 'suspended'])),
    name: random.maybe(0.8, () => randomText(random)),
    type: random.maybe(0.5, () => [randomConcept(random)]),
    address: random.maybe(0.5, () => randomAddress(random)),
    partOf: random.maybe(0.4, () => to('Location')),
    managingOrganization: random.maybe(0.5, () => to('Organization')),
  }),
  Encounter: (random, to) => ({
    status: random.pick(['planned', 'in-progress', 'finished']),
    class: randomCoding(random),
    type: random.maybe(0.5, () => [randomConcept(random)]),
    subject: random.maybe(0.8, () => to('Patient')),
    participant: random.maybe(0.5, () => [{ individual: to('Practitioner', 'PractitionerRole') }]),
    period: random.maybe(0.7, () => randomPeriod(random)),
    length: random.maybe(0.4, () => ({ ...MINUTES, value: random.pick([5.35, 5.4, 70, 95, 110]) })),
    location: random.maybe(0.5, () => [{ location: to('Location'), period: randomPeriod(random) }]),
    serviceProvider: random.maybe(0.4, () => to('Organization')),
  }),
  ServiceRequest: (random, to) => ({
    status: random.pick(['active', 'completed', 'draft']),
    intent: random.pick(['order', 'plan']),
    priority: random.maybe(0.5, () => random.pick(['routine', 'stat'])),
    subject: to('Patient', 'Location'),
    code: random.maybe(0.7, () => randomConcept(random)),
    category: random.maybe(0.5, () => [randomConcept(random)]),
    encounter: random.maybe(0.4, () => to('Encounter')),
    requester: random.maybe(0.6, () => to('Practitioner', 'Organization')),
    authoredOn: random.maybe(0.7, () => randomDateTime(random)),
    instantiatesCanonical: random.maybe(0.4, () => [`${randomUrl(random)}|${random.whole(1, 2)}`]),
    instantiatesUri: random.maybe(0.4, () => [randomUrl(random)]),
    requisition: random.maybe(0.4, () => randomIdentifier(random)),
    ...occurrence(random),
  }),
  Observation: (random, to) => ({
    status: random.pick(['final', 'amended', 'preliminary']),
    code: randomConcept(random),
    subject: random.maybe(0.8, () => to('Patient')),
    performer: random.maybe(0.5, () => [to('Practitioner', 'Organization')]),
    derivedFrom: random.maybe(0.3, () => [to('Observation')]),
    component: random.maybe(0.4, () =>
      random.several(1, 2, () => ({
        // Of another system than the whole, whose code it must not have beside a value (obs-7).
        code: { coding: [{ system: 'urn:part', code: random.pick(['a', 'b', 'c']) }] },
        valueQuantity: randomQuantity(random),
      })),
    ),
    ...random.pick([{ effectiveDateTime: randomDateTime(random) }, { effectivePeriod: randomPeriod(random) }, {}]),
    ...observed(random),
  }),
  ValueSet: (random) => ({ ...definition(random), identifier: random.maybe(0.5, () => [randomIdentifier(random)]) }),
  Questionnaire: (random) => ({
    ...definition(random),
    subjectType: random.maybe(0.5, () => [random.pick(['Patient', 'Encounter'])]),
    effectivePeriod: random.maybe(0.5, () => randomPeriod(random)),
  }),
};

/** A resource of one of the types beside Task. */
export function randomNeighbour(
  random: Random,
  what: { type: string; id: string },
  { known, base }: { known: Known; base: string },
): Held {
  const to: To = (...types) => randomReference(random, known, { types, base });
  return { resourceType: what.type, id: what.id, meta: randomMeta(random), ...MAKERS[what.type]?.(random, to) };
}

function person(random: Random): Json {
  return {
    active: random.maybe(0.7, () => random.chance(0.6)),
    name: random.maybe(0.9, () => random.several(1, 2, () => randomName(random))),
    gender: random.maybe(0.7, () => random.pick(['male', 'female'])),
    identifier: random.maybe(0.7, () => random.several(1, 2, () => randomIdentifier(random))),
    telecom: random.maybe(0.5, () => random.several(1, 2, () => randomTelecom(random))),
    address: random.maybe(0.5, () => [randomAddress(random)]),
  };
}

function definition(random: Random): Json {
  return {
    status: random.pick(['active', 'draft', 'retired']),
    url: random.maybe(0.9, () => randomUrl(random)),
    version: random.maybe(0.5, () => random.pick(['1', '2', '1.0'])),
    name: random.maybe(0.7, () => random.pick(['Pain', 'PainScore', 'Falls'])),
    title: random.maybe(0.7, () => randomText(random)),
    date: random.maybe(0.7, () => randomDateTime(random)),
  };
}

function occurrence(random: Random): Json {
  return random.pick([
    {},
    { occurrenceDateTime: randomDateTime(random) },
    { occurrencePeriod: randomPeriod(random) },
    { occurrenceTiming: { event: random.several(1, 3, () => randomDateTime(random)) } },
    { occurrenceTiming: { repeat: { boundsPeriod: randomPeriod(random) } } },
  ]);
}

function observed(random: Random): Json {
  return random.pick([
    { valueQuantity: randomQuantity(random) },
    { valueQuantity: randomQuantity(random) },
    { valueString: randomText(random) },
    { valueCodeableConcept: randomConcept(random) },
    { valueDateTime: randomDateTime(random) },
    { valuePeriod: randomPeriod(random) },
    {},
  ]);
}
