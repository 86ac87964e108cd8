import 'server-only';
import type { Json } from './held-fixture';
import type { Random } from './random-fixture';

const SYSTEMS = ['http://snomed.info/sct', 'http://example.org/codes', 'urn:oid:1.2.3'];
const CODES = ['weigh', 'bleed', '224535009', 'a,b', 'x|y', 'c$d', 'e\\f', 'Weigh', 'a.b', 'é', '%', '_'];
const TEXTS = [
  'Weigh the patient',
  'Blood  pressure',
  'blood test',
  'Blood test tube',
  'Ångström unit',
  'Straße 5',
  'Müller-Lüdenscheidt',
  "O'Brien",
  'comma, inside',
  'pipe|text',
  'back\\slash',
  '100% sure',
  'under_score',
  'Σωκράτης',
  'ΟΔΟΣ ΟΔΟΣΑ',
  '  spaced out ',
  '日本 語',
];
const ZONES = ['Z', 'Z', '+01:00', '-05:00', '+14:00', '+05:30'];
const MONTHS = ['2025-11', '2025-12', '2026-01', '2026-02', '2026-03'];
const TIMES = ['00:00:00', '23:59:59', '12:30:15', '08:00:00', '00:30:00'];

/** A Coding, often with a system, seldom without a code. */
export function randomCoding(random: Random): Json {
  const system = random.maybe(0.75, () => random.pick(SYSTEMS));
  return {
    system,
    code: random.maybe(system === undefined ? 1 : 0.95, () => random.pick(CODES)),
    display: random.maybe(0.4, () => random.pick(TEXTS)),
  };
}

/** A CodeableConcept with up to three codings, or a text alone. */
export function randomConcept(random: Random): Json {
  const coding = random.several(0, 3, () => randomCoding(random));
  return coding.length === 0
    ? { text: random.pick(TEXTS) }
    : { coding, text: random.maybe(0.3, () => random.pick(TEXTS)) };
}

export function randomText(random: Random): string {
  return random.pick(TEXTS);
}

/** An Identifier, mostly with a value, at times with a type. */
export function randomIdentifier(random: Random): Json {
  const type = random.maybe(0.4, () => ({
    coding: random.several(1, 2, () => ({ system: random.pick(SYSTEMS), code: random.pick(['MR', 'PLAC']) })),
    text: random.maybe(0.5, () => random.pick(TEXTS)),
  }));
  const system = random.maybe(0.8, () => random.pick(SYSTEMS));
  return { type, system, value: random.maybe(system === undefined ? 1 : 0.95, () => random.pick(CODES)) };
}

export function randomDate(random: Random): string {
  const month = random.pick(MONTHS);
  const day = `${month}-${String(random.whole(1, 28)).padStart(2, '0')}`;
  return random.pick([month.slice(0, 4), month, day, day, day]);
}

/** A dateTime of any precision and zone; near midnight and the turn of months more often than not. */
export function randomDateTime(random: Random): string {
  return random.chance(0.35) ? randomDate(random) : randomInstant(random);
}

export function randomInstant(random: Random): string {
  const day = random.pick(['01', '02', '15', '28', '10', '11']);
  const fraction = random.pick(['', '', '.000', '.999', '.5']);
  return `${random.pick(MONTHS)}-${day}T${random.pick(TIMES)}${fraction}${random.pick(ZONES)}`;
}

/** A Period: one end at least, the start never after the end. */
export function randomPeriod(random: Random): Json {
  const [first, second] = [randomDateTime(random), randomDateTime(random)];
  const ordered = Date.parse(first) <= Date.parse(second) ? [first, second] : [second, first];
  const open = random.whole(0, 3);
  return { start: open === 1 ? undefined : ordered[0], end: open === 2 ? undefined : ordered[1] };
}

const UNITS = [
  { unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
  { unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' },
  { unit: 'tablets' },
  { code: 'g', system: 'urn:oid:1.2.3' },
];
const AMOUNTS = [5.35, 5.4, 5.44, 5.45, 70, 70.5, 71, 100, 0.25, 0.3, 95, 105, 90, 110, -2, 0];

export function randomQuantity(random: Random): Json {
  return { ...random.pick(UNITS), value: random.maybe(0.95, () => random.pick(AMOUNTS)) };
}

export function randomName(random: Random): Json {
  return {
    family: random.maybe(0.9, () => random.pick(TEXTS)),
    given: random.several(1, 2, () => random.pick(TEXTS)),
    prefix: random.maybe(0.2, () => ['Dr.']),
    text: random.maybe(0.2, () => random.pick(TEXTS)),
  };
}

export function randomAddress(random: Random): Json {
  return {
    line: random.several(1, 2, () => random.pick(TEXTS)),
    city: random.pick(TEXTS),
    postalCode: random.maybe(0.5, () => random.pick(['8000', '80-33', 'SW1A 1AA'])),
    country: random.maybe(0.5, () => random.pick(['CH', 'DE'])),
    use: random.maybe(0.5, () => random.pick(['work', 'temp'])),
    text: random.maybe(0.2, () => random.pick(TEXTS)),
  };
}

export function randomTelecom(random: Random): Json {
  const system = random.pick(['phone', 'email']);
  return {
    system,
    value: system === 'phone' ? random.pick(['+41 44 1', '555-1']) : random.pick(['a@x.org', 'B@x.org']),
  };
}

const ROOTS = [
  'http://example.org',
  'http://example.org/a',
  'http://example.org/a/b',
  'http://example.org/ab',
  'http://example.org/a/b/c',
];
export function randomUrl(random: Random): string {
  return random.pick(ROOTS);
}
