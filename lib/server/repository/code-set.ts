import 'server-only';

/** Codes of one system: those listed, or with `all` every code of the system but those listed. */
export type Codes = { all: boolean; codes: ReadonlySet<string> };
/** Codes by the system that they are of. */
export type CodeSet = ReadonlyMap<string, Codes>;

const NONE: Codes = { all: false, codes: new Set() };

/** Every code that one set or the other has. */
export function unionOf(one: CodeSet, other: CodeSet): CodeSet {
  return combined(one, other, either);
}

/** Every code that both sets have. */
export function intersectionOf(one: CodeSet, other: CodeSet): CodeSet {
  return combined(one, other, both);
}

/** Every code of the one set that the other has not. */
export function differenceOf(one: CodeSet, other: CodeSet): CodeSet {
  return combined(one, other, (left, right) => both(left, complementOf(right)));
}

/** How many codes a set lists, the exceptions of whole systems included. */
export function sizeOf(set: CodeSet): number {
  return [...set.values()].reduce((sum, { codes }) => sum + codes.size, 0);
}

function combined(one: CodeSet, other: CodeSet, join: (left: Codes, right: Codes) => Codes): CodeSet {
  const systems = new Set([...one.keys(), ...other.keys()]);
  const pairs = [...systems].map(
    (system) => [system, join(one.get(system) ?? NONE, other.get(system) ?? NONE)] as const,
  );
  return new Map(pairs.filter(([, { all, codes }]) => all || codes.size > 0));
}

function either(left: Codes, right: Codes): Codes {
  if (left.all && right.all) {
    return { all: true, codes: kept(left.codes, (code) => right.codes.has(code)) };
  }
  if (left.all) {
    return { all: true, codes: kept(left.codes, (code) => !right.codes.has(code)) };
  }
  return right.all ? either(right, left) : { all: false, codes: new Set([...left.codes, ...right.codes]) };
}

function both(left: Codes, right: Codes): Codes {
  return complementOf(either(complementOf(left), complementOf(right)));
}

function complementOf({ all, codes }: Codes): Codes {
  return { all: !all, codes };
}

function kept(codes: ReadonlySet<string>, keep: (code: string) => boolean): Set<string> {
  return new Set([...codes].filter(keep));
}
