import type { ListOrder } from '@/lib/domain/worklist/list-order';
import { sectionsOf } from '@/lib/domain/worklist/list-sections';
import type { ListedRow } from '@/lib/domain/worklist/loaded-list';

/** What stands in a list from top to bottom: headings, and the rows under them. */
export type ListItem =
  | { kind: 'heading'; key: string; section: ListSection }
  | { kind: 'row'; key: string; section: ListSection; listed: ListedRow; place: number };

/** A part of the list under one heading; `count` rows of it are loaded, and more may follow while it `isCut`. */
export type ListSection = { key: string; words: string; isLate: boolean; count: number; isCut: boolean };

/** The items of a list. Where a row stands is decided by how it was when it took its place. */
export function listItemsOf(rows: readonly ListedRow[], hasMore: boolean, order: ListOrder): readonly ListItem[] {
  const listedOf = new Map(rows.map((listed) => [listed.placed.id, listed]));
  const parts = sectionsOf(
    rows.map(({ placed }) => placed),
    order,
  );
  return parts.flatMap(({ key, words, tone, rows: placed }, index) => {
    // Parts follow each other, so only the last one loaded can be cut off.
    const isCut = hasMore && index === parts.length - 1;
    const section = { key, words, isLate: tone === 'late', count: placed.length, isCut };
    const items = placed.flatMap(({ id }, place): ListItem[] => {
      const listed = listedOf.get(id);
      return listed === undefined ? [] : [{ kind: 'row', key: id, section, listed, place }];
    });
    return [{ kind: 'heading', key: `heading-${key}`, section }, ...items];
  });
}
