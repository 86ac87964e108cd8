import { sameJson } from '@/lib/domain/fhir/same-json';

/** How a part fares when two changed what both had before: nobody, one, both alike, or both differently. */
export type MergeKind = 'untouched' | 'theirs' | 'mine' | 'same' | 'collides';

/** Whose change it is, by what it was, what stands there now, and what was typed here. */
export function mergeKindOf({ was, theirs, mine }: { was: unknown; theirs: unknown; mine: unknown }): MergeKind {
  if (sameJson(theirs, mine)) {
    return sameJson(was, mine) ? 'untouched' : 'same';
  }
  if (sameJson(was, theirs)) {
    return 'mine';
  }
  return sameJson(was, mine) ? 'theirs' : 'collides';
}

/** Whose of two texts goes on where both changed the same. */
export type Side = 'mine' | 'theirs';

/** Two changes of one thing, in words, as the conflict desk shows them side by side. */
export type MergedPart = {
  /** Stands for the part where one is chosen. */
  key: string;
  label: string;
  kind: MergeKind;
  was: string;
  theirs: string;
  mine: string;
};

/** What a choice has to be made for. */
export function collisionsOf(parts: readonly MergedPart[]): readonly MergedPart[] {
  return parts.filter(({ kind }) => kind === 'collides');
}
