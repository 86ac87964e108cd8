import 'server-only';

/** A resource as the second implementation of search sees it: JSON, and nothing of the product's types. */
export type Json = Record<string, unknown>;
export type Held = Json & { resourceType: string; id: string };

/** One store as it is judged: all it holds, when it is asked, and the base URL that is its own. */
export type World = { resources: readonly Held[]; now: Date; base: string };

/** The parts of a query, decoded, in order: name with its modifiers, and value with its escapes. */
export type Part = readonly [name: string, value: string];
export type Query = { type: string; parts: readonly Part[] };

/** An object where one is expected; empty where there is none. */
export function json(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

/** What may be one value, a list or nothing, as a list. */
export function listed(value: unknown): unknown[] {
  if (value === undefined || value === null) {
    return [];
  }
  return Array.isArray(value) ? value : [value];
}

/** Text that is there. */
export function worded(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
