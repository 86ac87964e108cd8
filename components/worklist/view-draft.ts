import type { SavedView, ViewScope, ViewSettings } from '@/lib/domain/worklist/saved-view';
import { DEFAULT_LOOKS } from '@/lib/domain/worklist/view-looks';
import type { Place } from '@/lib/domain/worklist/worklist-address';
import { toSearchParams } from '@/lib/domain/worklist/worklist-filter';
import { looksOf } from './use-saved-view';

/** What is typed about a view; filter and order are those of the place. */
export type ViewDraft = Omit<ViewSettings, 'search' | 'order'>;

/** The form as it is opened: for a new view empty but for its looks, for a standing one as it is. */
export function draftOf(view: SavedView | undefined): ViewDraft {
  const looks = view === undefined ? DEFAULT_LOOKS : looksOf(view);
  return {
    name: view?.name ?? '',
    scope: view?.scope ?? 'private',
    team: view?.team?.reference ?? null,
    columns: [...looks.columns],
    density: looks.density,
    defaultFor: view?.defaultFor ?? [],
  };
}

/** The draft with the filter and order of the place. What goes only with another scope is left out. */
export function withPlace(draft: ViewDraft, { filter, order }: Place): ViewSettings {
  const only = <Value>(scope: ViewScope, value: Value, otherwise: Value) => (draft.scope === scope ? value : otherwise);
  return {
    ...draft,
    name: draft.name.trim(),
    team: only('team', draft.team, null),
    defaultFor: only('organisation', draft.defaultFor, []),
    search: toSearchParams(filter).toString(),
    order,
  };
}

/** A standing view with the filter and order of the place. */
export function settingsOf(view: SavedView, place: Place): ViewSettings {
  return withPlace(draftOf(view), place);
}
