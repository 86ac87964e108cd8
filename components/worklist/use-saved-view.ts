'use client';

import { useQuery } from '@tanstack/react-query';
import { savedViewsQuery } from '@/lib/client/saved-views-query';
import type { AccessRole } from '@/lib/domain/access/actor';
import { differsFromView, type SavedView } from '@/lib/domain/worklist/saved-view';
import { DEFAULT_LOOKS, VIEW_COLUMNS, VIEW_DENSITIES, type ViewLooks } from '@/lib/domain/worklist/view-looks';
import { viewOf, viewWords } from '@/lib/domain/worklist/view-words';
import type { Place } from '@/lib/domain/worklist/worklist-address';

/** The saved view that a place came from, and whether the place still says the same; undefined when it came from none. */
export function useSavedView(place: Place): { view: SavedView; isChanged: boolean } | undefined {
  const view = useQuery(savedViewsQuery()).data?.views.find(({ id }) => id === place.view);
  return view === undefined ? undefined : { view, isChanged: differsFromView(view, place) };
}

/** What the list is called: by its saved view, by the starter view that it is, or plainly. */
export function useListTitle(place: Place, accessRole: AccessRole): string {
  const saved = useSavedView(place);
  const starter = viewOf(place.filter);
  return saved?.view.name ?? (starter === undefined ? 'Tasks' : viewWords(starter, accessRole));
}

/**
 * How the rows of a place look: as its saved view says, otherwise as every list does. `density` null is the reader's own.
 */
export function useViewLooks(place: Place): ViewLooks {
  const saved = useSavedView(place);
  return saved === undefined ? DEFAULT_LOOKS : looksOf(saved.view);
}

/** The looks of a view, without what this version does not know. */
export function looksOf({ columns, density }: Pick<SavedView, 'columns' | 'density'>): ViewLooks {
  return {
    columns: VIEW_COLUMNS.filter((column) => columns.includes(column)),
    density: VIEW_DENSITIES.find((each) => each === density) ?? null,
  };
}
