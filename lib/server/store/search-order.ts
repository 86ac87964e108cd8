import 'server-only';
import type { Bind } from '@/lib/server/projection/visibility';
import { type SearchParameterType, searchParametersOf } from '@/lib/server/repository/search-parameters';
import { type PageCursor, unreadableCursor } from './page-cursor';
import type { SortKey } from './search-query';
import type { RowAliases } from './search-rows';
import { taskSortColumn } from './task-search';

/** One column of the order: its SQL, the type its cursor text is read as, its direction, and whether it needs the row of `resource`. */
export type OrderColumn = {
  sql: string;
  cast: 'text' | 'numeric' | 'timestamptz';
  descending: boolean;
  nullable: boolean;
  needsRow: boolean;
};

/** What of an index value is sorted by; a range by where it begins. */
const FIELD: Record<SearchParameterType, { field: string; cast: 'text' | 'numeric' }> = {
  date: { field: 'l', cast: 'text' },
  number: { field: 'n', cast: 'numeric' },
  quantity: { field: 'n', cast: 'numeric' },
  string: { field: 'v', cast: 'text' },
  token: { field: 'c', cast: 'text' },
  reference: { field: 'r', cast: 'text' },
  uri: { field: 'u', cast: 'text' },
};

/**
 * The columns a page is ordered by, the id last and in the direction of the key before it, so that the order is total and an
 * index can be read either way. Ascending takes the least of several values, descending the greatest (hl7.org/fhir/R4/search.html#sort).
 */
export function orderOf(type: string, keys: readonly SortKey[], aliases: RowAliases): OrderColumn[] {
  const descending = keys.at(-1)?.descending ?? false;
  return [...keys, { code: '_id', descending }].map((key) => columnOf(type, key, aliases));
}

function columnOf(type: string, key: SortKey, { alias, task }: RowAliases): OrderColumn {
  const { code, descending } = key;
  const own = task === undefined ? undefined : taskSortColumn(code);
  if (own !== undefined) {
    const { column, cast, nullable } = own;
    return { sql: `${task}.${column}`, cast, nullable, descending, needsRow: false };
  }
  const column = COLUMNS[code];
  return column === undefined
    ? valueColumn(type, key, alias)
    : { sql: `${alias}.${column.name}`, cast: column.cast, nullable: false, descending, needsRow: true };
}

const COLUMNS: Record<string, { name: string; cast: OrderColumn['cast'] }> = {
  _id: { name: 'id', cast: 'text' },
  _lastUpdated: { name: 'updated', cast: 'timestamptz' },
};

function valueColumn(type: string, { code, descending }: SortKey, alias: string): OrderColumn {
  const { field, cast } = FIELD[searchParametersOf(type).get(code)?.type ?? 'token'];
  const value = cast === 'numeric' ? `(v->>'${field}')::numeric` : `(v->>'${field}') collate "C"`;
  const sql = `(select ${descending ? 'max' : 'min'}(${value}) from jsonb_array_elements(${alias}.search->'${code}') v)`;
  return { sql, cast, descending, nullable: true, needsRow: true };
}

/** `order by` over what stands for each column; resources without a value come last. */
export function orderBy(
  columns: readonly OrderColumn[],
  sqlOf: (column: OrderColumn, place: number) => string = ({ sql }) => sql,
): string {
  return columns
    .map((column, place) => {
      // Without a word about nulls an index can be read in either direction.
      const last = column.nullable ? ' nulls last' : '';
      return `${sqlOf(column, place)}${column.descending ? ' desc' : ''}${last}`;
    })
    .join(', ');
}

/** A part of what comes after a cursor, which an index can give in order. */
type OrderPart = { where: string; order: string };

/**
 * What comes after a cursor, first what has a value under the first key and then what has none; without a cursor everything.
 * @throws InputError when the cursor's values are of another kind
 */
export function partsAfter(columns: readonly OrderColumn[], cursor: PageCursor | undefined, bind: Bind): OrderPart[] {
  const [first, ...others] = columns;
  const values = cursor === undefined ? undefined : [...cursor.k, cursor.i];
  const after = (part: readonly OrderColumn[], from: readonly (string | null)[] | undefined) =>
    from === undefined ? 'true' : pastAll(part, from, bind);
  if (first === undefined || !first.nullable) {
    return [{ where: after(columns, values), order: orderBy(columns) }];
  }
  const present = [{ ...first, nullable: false }, ...others];
  const isPastPresent = values !== undefined && values[0] === null;
  const withValue = {
    where: isPastPresent ? 'false' : `${first.sql} is not null and ${after(present, values)}`,
    order: orderBy(present),
  };
  const without = {
    where: `${first.sql} is null and ${after(others, isPastPresent ? values.slice(1) : undefined)}`,
    order: orderBy(others),
  };
  return isPastPresent ? [without] : [withValue, without];
}

/** `a >= x and (a > x or (a = x and …))`, or the same in one: the first comparison says where an index begins. */
function pastAll(columns: readonly OrderColumn[], values: readonly (string | null)[], bind: Bind): string {
  const [column, ...others] = columns;
  if (column === undefined) {
    return 'false';
  }
  const [value = null, ...rest] = values;
  refuseOtherKind(column, value);
  if (columns.every((each) => !each.nullable && each.descending === column.descending)) {
    return pastRow(columns, values, bind);
  }
  if (value === null) {
    return `(${column.sql} is null and ${pastAll(others, rest, bind)})`;
  }
  const bound = `${bind(value)}::${column.cast}`;
  const past = `${column.sql} ${column.descending ? '<' : '>'} ${bound}`;
  if (others.length === 0) {
    return past;
  }
  const equal = `(${column.sql} = ${bound} and ${pastAll(others, rest, bind)})`;
  return column.nullable
    ? `(${past} or ${column.sql} is null or ${equal})`
    : `(${column.sql} ${column.descending ? '<=' : '>='} ${bound} and (${past} or ${equal}))`;
}

/** All in one direction and all present: one comparison of rows. */
function pastRow(columns: readonly OrderColumn[], values: readonly (string | null)[], bind: Bind): string {
  const bounds = columns.map((column, place) => {
    const value = values[place] ?? null;
    refuseOtherKind(column, value);
    return `${bind(value)}::${column.cast}`;
  });
  const sides = [columns.map(({ sql }) => sql).join(', '), bounds.join(', ')];
  return `(${sides[0]}) ${columns[0]?.descending ? '<' : '>'} (${sides[1]})`;
}

const IS_OF_KIND: Record<OrderColumn['cast'], (value: string) => boolean> = {
  text: () => true,
  numeric: (value) => /^-?\d+(\.\d+)?$/.test(value),
  timestamptz: (value) => !Number.isNaN(Date.parse(value)),
};

function refuseOtherKind({ cast, nullable }: OrderColumn, value: string | null): void {
  const fits = value === null ? nullable : IS_OF_KIND[cast](value);
  if (!fits) {
    throw unreadableCursor();
  }
}
