import { getDataType, type InternalTypeSchema } from '@medplum/core';
import { loadDefinitions } from './validate';

/** For tests: where a value can stand in a resource, from its root. */
export type Path = readonly (string | number)[];

const DEEP_ENOUGH = 3;
/** Each of them is an element of its own in JSON. */
const CHOICES = ['String', 'Reference', 'Period', 'Quantity', 'DateTime', 'Boolean'];

/** Every element of a type as a path, through its parts, down to three names; a choice by some of its types. */
export function elementPaths(type: string): Path[] {
  loadDefinitions();
  return pathsOf(getDataType(type), 1);
}

function pathsOf(schema: InternalTypeSchema, depth: number): Path[] {
  return Object.entries(schema.elements).flatMap(([key, element]) => {
    const isList = element.max > 1;
    const names = key.endsWith('[x]') ? CHOICES.map((choice) => key.replace('[x]', choice)) : [key];
    return names.flatMap((name) => {
      const here: Path = isList ? [name, 0] : [name];
      const inner = key.endsWith('[x]') ? undefined : element.type[0]?.code;
      const below = inner === undefined || depth >= DEEP_ENOUGH || isLeaf(inner) ? [] : partsOf(inner, depth + 1);
      return [here, ...below.map((path) => [...here, ...path])];
    });
  });
}

/** Extensions and contained resources hold themselves. */
function isLeaf(type: string): boolean {
  return /^[a-z]/.test(type) || type.startsWith('http:') || type === 'Extension' || type === 'Resource';
}

function partsOf(type: string, depth: number): Path[] {
  return pathsOf(getDataType(type), depth);
}

/** A copy of a value with another value at a path; what is missing on the way is made. */
export function withValueAt(value: unknown, [name, ...rest]: Path, leaf: unknown): unknown {
  if (name === undefined) {
    return leaf;
  }
  if (typeof name === 'number') {
    const list = Array.isArray(value) ? [...value] : [];
    list[name] = withValueAt(list[name], rest, leaf);
    return list;
  }
  const node = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return Object.fromEntries([...Object.entries(node), [name, withValueAt(node[name], rest, leaf)]]);
}
