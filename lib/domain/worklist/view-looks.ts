/** Cells that a row may show beside what it always shows. */
export const VIEW_COLUMNS = ['owner', 'requester', 'unit', 'authored', 'roles', 'description'] as const;
export type ViewColumn = (typeof VIEW_COLUMNS)[number];

export const VIEW_DENSITIES = ['comfortable', 'compact', 'glove'] as const;
export type ViewDensity = (typeof VIEW_DENSITIES)[number];

/** How the rows of a view look; without a density as the reader likes it. */
export type ViewLooks = { columns: readonly ViewColumn[]; density: ViewDensity | null };

/** How a list looks that is no saved view. */
export const DEFAULT_LOOKS: ViewLooks = { columns: ['owner'], density: null };

/** What each optional cell is called. */
export const COLUMN_WORDS: Record<ViewColumn, string> = {
  owner: 'Owner',
  requester: 'Asked by',
  unit: 'Unit',
  authored: 'Asked at',
  roles: 'Roles it is for',
  description: 'Description',
};
