'use client';

import {
  defaultRangeExtractor,
  type Range,
  useWindowVirtualizer,
  type VirtualItem,
  type Virtualizer,
} from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, startTransition, useCallback, useEffect, useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import { noteFirstRow } from '@/lib/client/timings';
import type { ViewDensity } from '@/lib/domain/worklist/view-looks';
import type { ListItem, ListSection } from './list-items';
import { useRowPixels, useTopOf } from './list-measures';
import { useFocusedItem } from './use-focus-row';

/** Up to here every row stands in the page, for the find of the browser and for paper. */
const ALL_UP_TO = 120;
/** What is drawn first: what most screens hold. The rest follows once that can be pressed. */
const FIRST_DRAWN = 24;
const OVERSCAN = 6;
const HEADING_PIXELS = 33;
/** Of a screen on which the server cannot know how many rows fit. */
const FIRST_SCREEN = { width: 1280, height: 1200 };

type VirtualListProps = {
  ref: RefObject<HTMLDivElement | null>;
  /** How dense its rows are; null as the reader has it everywhere. */
  density: ViewDensity | null;
  items: readonly ListItem[];
  row: (item: Extract<ListItem, { kind: 'row' }>) => ReactNode;
};

/** A long list of which only what is on the screen stands in the page. It scrolls with the page; rows are as high as their words. */
export function VirtualList({ ref: list, density, items, row }: VirtualListProps) {
  const margin = useTopOf(list);
  const held = useFocusedItem(list, items);
  const rowPixels = useRowPixels(list, density);
  const isBegun = useBegun(items.length > 0);
  // The same function as long as the items are the same: with another one every place is worked out anew, at each scroll.
  const keyOf = useCallback((index: number) => items[index]?.key ?? index, [items]);
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: (index) => (items[index]?.kind === 'heading' ? HEADING_PIXELS : rowPixels),
    getItemKey: keyOf,
    rangeExtractor: (range) => (isBegun ? numbersOf(range, held) : firstOf(range)),
    initialRect: FIRST_SCREEN,
    overscan: OVERSCAN,
    scrollMargin: margin,
    useFlushSync: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is what it is for.
  useEffect(() => measureAgain(virtualizer), [rowPixels]);
  const place = (item: VirtualItem) => ({
    'data-index': item.index,
    ref: virtualizer.measureElement,
    style: { transform: `translateY(${item.start - margin}px)` },
  });
  return (
    <div
      ref={list}
      id="list"
      data-list-density={density ?? undefined}
      tabIndex={-1}
      className="relative outline-none"
      style={{ height: virtualizer.getTotalSize() }}
    >
      {sectionsOf(virtualizer.getVirtualItems(), items).map(({ section, heading, rows }) => (
        <section key={section.key} aria-label={section.words}>
          {heading === undefined ? null : (
            <h2
              {...place(heading)}
              className={classNames(
                'absolute inset-x-0 top-0 px-4 pt-3 pb-1 font-bold text-xs',
                section.isLate ? 'text-late' : 'text-ink-3',
              )}
            >
              {section.words} · {section.count}
              {section.isCut ? ' loaded' : ''}
            </h2>
          )}
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one. */}
          <ul role="list">
            {rows.map(({ virtual, item }) => (
              <li
                key={item.key}
                {...place(virtual)}
                className="absolute inset-x-0 top-0"
                aria-posinset={item.place + 1}
                aria-setsize={section.isCut ? -1 : section.count}
              >
                {row(item)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Whether the first rows stand in the page and answer to a press, which is when effects run; what follows may be interrupted. */
function useBegun(hasRows: boolean): boolean {
  const [isBegun, setBegun] = useState(false);
  useEffect(() => {
    if (hasRows) {
      noteFirstRow();
      startTransition(() => setBegun(true));
    }
  }, [hasRows]);
  return isBegun;
}

/** Wherever the page stands: the browser may scroll it back before anything runs, and must be given what the server drew. */
function firstOf({ count }: Range): number[] {
  return Array.from({ length: Math.min(count, FIRST_DRAWN) }, (_, index) => index);
}

/** What was measured was measured at another density. */
function measureAgain(virtualizer: Virtualizer<Window, Element>): void {
  virtualizer.measure();
  // Asking for the height takes the estimates in; a row that is as high as before is kept out otherwise.
  virtualizer.getTotalSize();
  // The rows that stand here have their new height already: nobody tells it a second time, and they would lie over each other.
  virtualizer.elementsCache.forEach((element) => {
    virtualizer.measureElement(element);
  });
}

function numbersOf(range: Range, held: number): number[] {
  if (range.count <= ALL_UP_TO) {
    return Array.from({ length: range.count }, (_, index) => index);
  }
  const numbers = defaultRangeExtractor(range);
  return held < 0 || held >= range.count || numbers.includes(held)
    ? numbers
    : [...numbers, held].sort((one, other) => one - other);
}

type RowItem = Extract<ListItem, { kind: 'row' }>;
type ShownSection = {
  section: ListSection;
  heading: VirtualItem | undefined;
  rows: { virtual: VirtualItem; item: RowItem }[];
};

/** What is on the screen, by sections. */
function sectionsOf(virtuals: readonly VirtualItem[], items: readonly ListItem[]): readonly ShownSection[] {
  const shown = new Map<string, ShownSection>();
  for (const virtual of virtuals) {
    const item = items[virtual.index];
    if (item === undefined) {
      continue;
    }
    const { section } = item;
    const part = shown.get(section.key) ?? { section, heading: undefined, rows: [] };
    shown.set(section.key, part);
    if (item.kind === 'heading') {
      part.heading = virtual;
    } else {
      part.rows.push({ virtual, item });
    }
  }
  return [...shown.values()];
}
