import 'server-only';
import { definitionsOf } from './definitions-fixture';
import { elementsOf } from './elements-fixture';
import type { Held, Part, World } from './held-fixture';
import type { Random } from './random-fixture';
import { searchedValue } from './random-searched-value-fixture';
import { targetsOf } from './reference-oracle-fixture';

/** Types that a chain need not name, since the parameter leads to few. */
const FEW = 20;
const DEEPEST = 2;

/** What a condition is made for: a resource that it shall mostly hold of. */
type For = { world: World; witness: Held; depth: number };

/** One condition by a parameter, mostly one that holds of the witness. */
export function randomCondition(random: Random, code: string, { world, witness, depth }: For): Part {
  const type = witness.resourceType;
  if (code === '_has') {
    return reverseChain(random, { world, witness, depth }) ?? randomCondition(random, '_id', { world, witness, depth });
  }
  const definition = definitionsOf(type).get(code);
  const elements = elementsOf(witness, code);
  if (definition !== undefined && !code.startsWith('_') && random.chance(elements.length === 0 ? 0.5 : 0.08)) {
    return [`${code}:missing`, String(random.chance(0.6) === (elements.length === 0))];
  }
  if (definition?.type === 'reference' && depth < DEEPEST && random.chance(0.4)) {
    const chain = randomChain(random, code, { world, witness, depth });
    if (chain !== undefined) {
      return chain;
    }
  }
  return valueCondition(random, code, { world, witness, depth });
}

function valueCondition(random: Random, code: string, { world, witness }: For): Part {
  const peers = world.resources.filter(({ resourceType }) => resourceType === witness.resourceType);
  const values = [witness, ...random.several(0, random.chance(0.3) ? 2 : 0, () => random.pick(peers))];
  const [first, ...others] = values.flatMap((each) => searchedValue(random, each, { code, world }) ?? []);
  const fallback = () => peers.flatMap((each) => searchedValue(random, each, { code, world }) ?? [])[0];
  const { modifier, value } = first ?? fallback() ?? { modifier: 'missing', value: 'true' };
  const more = modifier === 'missing' ? [] : others.filter((each) => each.modifier === modifier);
  const name = modifier === undefined ? code : `${code}:${modifier}`;
  return [name, [value, ...more.map((each) => each.value)].join(',')];
}

function randomChain(random: Random, code: string, { world, witness, depth }: For): Part | undefined {
  const targets = targetsOf(witness, code, world);
  if (targets.length === 0) {
    return undefined;
  }
  const target = random.pick(targets);
  const inner = randomCondition(random, random.pick(codesOf(target.resourceType)), {
    world,
    witness: target,
    depth: depth + 1,
  });
  const allowed = definitionsOf(witness.resourceType).get(code)?.targets ?? [];
  const untyped = allowed.length > 0 && allowed.length <= FEW && random.chance(0.5);
  return [`${code}${untyped ? '' : `:${target.resourceType}`}.${inner[0]}`, inner[1]];
}

/** Which references of which types are followed backwards, by what they lead to. */
const POINTING: Record<string, readonly string[]> = {
  Patient: ['Task:patient', 'Task:subject', 'Encounter:patient', 'ServiceRequest:subject', 'Observation:patient'],
  Practitioner: ['Task:owner', 'Task:requester', 'PractitionerRole:practitioner', 'Encounter:practitioner'],
  PractitionerRole: ['Task:owner', 'Encounter:participant'],
  Organization: ['Task:owner', 'Organization:partof', 'PractitionerRole:organization'],
  Location: ['PractitionerRole:location', 'Encounter:location'],
  Encounter: ['Task:encounter', 'Task:focus', 'ServiceRequest:encounter'],
  ServiceRequest: ['Task:focus', 'Task:based-on'],
  Observation: ['Task:focus', 'Task:output', 'Observation:derived-from'],
  Questionnaire: ['Task:focus'],
  Task: ['Task:part-of', 'Task:based-on', 'Task:output'],
};

function reverseChain(random: Random, { world, witness, depth }: For): Part | undefined {
  const pairs = (POINTING[witness.resourceType] ?? []).flatMap((each) => {
    const [source = '', code = ''] = each.split(':');
    return world.resources
      .filter((other) => other.resourceType === source && targetsOf(other, code, world).includes(witness))
      .map((other) => ({ each, other }));
  });
  if (pairs.length === 0) {
    return undefined;
  }
  const { each, other } = random.pick(pairs);
  const codes = depth < DEEPEST && random.chance(0.2) ? ['_has'] : codesOf(other.resourceType);
  const inner = randomCondition(random, random.pick(codes), { world, witness: other, depth: depth + 1 });
  return [`_has:${each}:${inner[0]}`, inner[1]];
}

const COMMON = ['_id', '_lastUpdated', '_tag', '_profile', '_source', '_security'];
/** Which parameters beside Task's a query draws from. */
const MAIN: Record<string, readonly string[]> = {
  Patient:
    `name family given identifier birthdate gender active address address-city address-postalcode telecom phone email
    general-practitioner organization deceased link language address-use`.split(/\s+/),
  Practitioner: 'name family given identifier gender active telecom email address'.split(' '),
  PractitionerRole: 'practitioner organization location role date active identifier'.split(' '),
  Organization: 'name identifier type active partof address address-city'.split(' '),
  Location: 'name status type partof organization address address-city'.split(' '),
  Encounter:
    'status class type patient subject participant practitioner date length location location-period service-provider'.split(
      ' ',
    ),
  ServiceRequest: `status intent priority subject patient code category encounter requester authored occurrence
    instantiates-canonical instantiates-uri requisition`.split(/\s+/),
  Observation:
    `status code subject patient performer date value-quantity value-string value-concept value-date combo-value-quantity
    component-code combo-code derived-from component-value-quantity`.split(/\s+/),
  ValueSet: 'url status version name title date identifier'.split(' '),
  Questionnaire: 'url status version name title date effective subject-type'.split(' '),
};

/** The parameters that queries on a type draw from: all of Task, the main ones of its neighbours, the common ones of both. */
export function codesOf(type: string): readonly string[] {
  return [...(MAIN[type] ?? [...definitionsOf(type).keys()].filter((code) => !code.startsWith('_'))), ...COMMON];
}
