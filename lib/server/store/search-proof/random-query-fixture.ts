import 'server-only';
import type { Part, Query, World } from './held-fixture';
import { codesOf, randomCondition } from './random-condition-fixture';
import type { Random } from './random-fixture';

const NEIGHBOURS = [
  'Patient',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'Encounter',
  'ServiceRequest',
  'Observation',
  'Observation',
  'ValueSet',
  'Questionnaire',
];

/** The `turn`th query on a world: two of three about Task, whose parameters come first in turn so that none is left out. */
export function randomQuery(random: Random, world: World, turn: number): Query {
  const isTask = turn % 3 !== 2;
  const type = isTask ? 'Task' : random.pick(NEIGHBOURS);
  const witnesses = world.resources.filter(({ resourceType }) => resourceType === type);
  const codes = [...codesOf(type), '_has'];
  const first = isTask ? (codes[Math.floor((turn * 2) / 3) % codes.length] ?? '_id') : random.pick(codes);
  const witness = random.pick(witnesses);
  const more = random.several(0, random.pick([0, 1, 1, 2]), () => random.pick(codes));
  const conditions = [first, ...more].map((code) =>
    randomCondition(random, code, { world, depth: 0, witness: random.chance(0.85) ? witness : random.pick(witnesses) }),
  );
  return { type, parts: [...conditions, ...aboutTheAnswer(random, { type, first, codes })] };
}

function aboutTheAnswer(
  random: Random,
  { type, first, codes }: { type: string; first: string; codes: readonly string[] },
): Part[] {
  const parts: Part[] = [];
  if (random.chance(0.35)) {
    const keys = [random.pick(codes), ...random.several(0, 2, () => random.pick([first, ...codes]))];
    const signed = keys.filter((code) => code !== '_has').map((code) => `${random.pick(['', '-'])}${code}`);
    parts.push(['_sort', signed.length === 0 ? '_id' : signed.join(',')]);
  }
  if (random.chance(0.35)) {
    parts.push(['_count', String(random.whole(1, 5))]);
  }
  if (random.chance(0.2)) {
    parts.push(['_total', random.pick(['accurate', 'accurate', 'none', 'estimate'])]);
  }
  return random.chance(0.3) ? [...parts, ...comingAlong(random, type)] : parts;
}

const FORWARD: Record<string, readonly string[]> = {
  Task: [
    'Task:owner',
    'Task:patient',
    'Task:focus',
    'Task:part-of',
    'Task:owner:Practitioner',
    'Task:*',
    'Task:encounter',
    'Task:based-on',
    'Task:output',
  ],
  Patient: ['Patient:general-practitioner', 'Patient:organization', 'Patient:*'],
  Encounter: ['Encounter:patient', 'Encounter:location', 'Encounter:participant:Practitioner'],
  ServiceRequest: ['ServiceRequest:subject', 'ServiceRequest:requester'],
};
const BACKWARD: Record<string, readonly string[]> = {
  Task: ['Task:part-of', 'Task:based-on', 'Task:output', 'Task:focus'],
  Patient: ['Task:patient', 'Encounter:patient', 'Observation:subject', 'Task:*'],
  Practitioner: ['Task:owner', 'PractitionerRole:practitioner'],
  Organization: ['Organization:partof', 'Task:owner'],
  Encounter: ['Task:encounter'],
  ServiceRequest: ['Task:focus', 'Task:based-on'],
  Observation: ['Task:output'],
};
/** What is followed first, and from there on. */
const ITERATED: Record<string, readonly (readonly [first: Part, then: Part])[]> = {
  Task: [
    [
      ['_include', 'Task:part-of'],
      ['_include:iterate', 'Task:part-of'],
    ],
    [
      ['_include', 'Task:patient'],
      ['_include:iterate', 'Patient:general-practitioner'],
    ],
    [
      ['_include', 'Task:owner'],
      ['_include:iterate', 'PractitionerRole:practitioner'],
    ],
    [
      ['_include', 'Task:focus'],
      ['_include:iterate', 'ServiceRequest:subject'],
    ],
    [
      ['_revinclude', 'Task:part-of'],
      ['_revinclude:iterate', 'Task:part-of'],
    ],
    [
      ['_include', 'Task:encounter'],
      ['_revinclude:iterate', 'Observation:patient'],
    ],
  ],
  Patient: [
    [
      ['_revinclude', 'Task:patient'],
      ['_include:iterate', 'Task:owner'],
    ],
  ],
  Organization: [
    [
      ['_include', 'Organization:partof'],
      ['_include:iterate', 'Organization:partof'],
    ],
  ],
};

function comingAlong(random: Random, type: string): Part[] {
  const forward = (FORWARD[type] ?? []).map((each): Part => ['_include', each]);
  const backward = (BACKWARD[type] ?? []).map((each): Part => ['_revinclude', each]);
  const plain = [...forward, ...backward];
  const iterated = random.chance(0.6) ? (ITERATED[type] ?? []) : [];
  return [
    ...(plain.length === 0 ? [] : random.several(1, 2, () => random.pick(plain))),
    ...(iterated.length === 0 ? [] : random.pick(iterated)),
  ];
}
