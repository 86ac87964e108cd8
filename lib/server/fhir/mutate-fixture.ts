import { type Path, withValueAt } from './full-task-fixture';
import type { Random } from './random-fixture';

type Mutation = (root: unknown, at: Path, random: Random) => unknown;
const LONG = 20_000;
const MANY = 200;

/** For tests: a valid value with one to three faults in it. */
export function mutated(value: unknown, random: Random): unknown {
  let root = value;
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    root = random.pick(MUTATIONS)(root, random.pick(pathsIn(root)), random);
  }
  return root;
}

const STRANGE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  0.1,
  '',
  ' ',
  'x',
  [],
  {},
  [[]],
  [null],
  { resourceType: 'Task' },
  { reference: 'Task/there' },
  'Patient/1',
  '2026-02-30',
  '\ud800',
  'a\0b',
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
];

const MUTATIONS: readonly Mutation[] = [
  (root, at) => withoutAt(root, at),
  (root, at) => withValueAt(root, at, [valueAt(root, at), valueAt(root, at)]),
  (root, at, random) => {
    const other = random.pick(pathsIn(root));
    const swapped = withValueAt(root, at, valueAt(root, other));
    return withValueAt(swapped, other, valueAt(root, at));
  },
  (root, at, random) => withValueAt(root, at, random.pick(STRANGE)),
  (root, at, random) => withValueAt(root, at, nested(valueAt(root, at), 1 + random.below(160), random)),
  (root, at) => withValueAt(root, at, enlarged(valueAt(root, at))),
  (root, at, random) => withValueAt(root, [...at, random.pick(NAMES)], random.pick(STRANGE)),
];

const NAMES = ['', '_status', '__proto__', 'constructor', 'resourceType', 'id', 'length', 'extension', 'toString'];

function nested(value: unknown, depth: number, random: Random): unknown {
  let found = value;
  for (let level = 0; level < depth; level += 1) {
    found = random.next() < 0.5 ? [found] : { extension: found };
  }
  return found;
}

function enlarged(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.repeat(Math.ceil(LONG / Math.max(value.length, 1)));
  }
  return Array.isArray(value) ? Array.from({ length: MANY }, () => value).flat() : Array(MANY).fill(value);
}

/** Every place in a value, the whole of it included. */
export function pathsIn(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) {
    return [[]];
  }
  const parts = Array.isArray(value)
    ? value.slice(0, MANY).map((part, index) => [index, part] as const)
    : Object.entries(value);
  return [[], ...parts.flatMap(([name, part]) => pathsIn(part).map((path) => [name, ...path]))];
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, name) => (value as Record<string | number, unknown> | undefined)?.[name], root);
}

function withoutAt(root: unknown, path: Path): unknown {
  const [last] = path.slice(-1);
  if (last === undefined) {
    return undefined;
  }
  const parent = valueAt(root, path.slice(0, -1));
  const rest = Array.isArray(parent)
    ? parent.filter((_, index) => index !== last)
    : Object.fromEntries(Object.entries(parent ?? {}).filter(([name]) => name !== last));
  return withValueAt(root, path.slice(0, -1), rest);
}
