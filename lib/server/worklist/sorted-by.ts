import 'server-only';

/**
 * An order that no index has. `columns` are the SQL of its keys by name, over `found` (id, priority_rank, due_key, authored,
 * patient, encounter, unit) and what `join` adds out of `tables`; the last one, `id`, tells every two tasks apart. `places` are ids
 * that a cursor keeps beside them, `after` the keys of the place where the last page ended.
 */
export type SortedBy = {
  tables: string;
  columns: Readonly<Record<string, string>>;
  places: Readonly<Record<string, string>>;
  join: string;
  after: string | undefined;
};
