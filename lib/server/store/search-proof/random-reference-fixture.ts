import 'server-only';
import type { Json } from './held-fixture';
import type { Random } from './random-fixture';
import { randomIdentifier } from './random-value-fixture';

/** `Type/id` of what a store will hold, by type. */
export type Known = ReadonlyMap<string, readonly string[]>;

/** A reference to something of one of the types, in any of the ways that references are written (hl7.org/fhir/R4/references.html). */
export function randomReference(
  random: Random,
  known: Known,
  options: { types: readonly string[]; base: string },
): Json {
  const type = random.pick(options.types);
  const ids = known.get(type) ?? [];
  const local = `${type}/${ids.length === 0 || random.chance(0.1) ? 'nobody' : random.pick(ids)}`;
  const named = random.maybe(0.15, () => randomIdentifier(random));
  switch (random.whole(0, 11)) {
    case 0:
    case 1:
      return { reference: `${options.base}/${local}`, identifier: named };
    case 2:
      return { reference: `http://elsewhere.example/fhir/${local}` };
    case 3:
      return { type: random.maybe(0.5, () => type), identifier: randomIdentifier(random) };
    case 4:
      return { reference: `${local}/_history/${random.whole(1, 3)}` };
    case 5:
      return { display: 'Somebody', type: random.maybe(0.5, () => type) };
    case 6:
      return { reference: local, type };
    default:
      return { reference: local, identifier: named };
  }
}
