import 'server-only';
import type { Bind } from '@/lib/server/projection/visibility';
import { type SearchParameterType, searchParametersOf } from '@/lib/server/repository/search-parameters';
import { type PageCursor, unreadableCursor } from './page-cursor';
import type { SortKey } from './search-query';

/** One column of the order: its SQL, the type its cursor text is read as, its direction. */
export type OrderColumn = {
  sql: string;
  cast: 'text' | 'numeric' | 'timestamptz';
  descending: boolean;
  nullable: boolean;
};

const FIELD: Record<SearchParameterType, { low: string; high: string; cast: 'text' | 'numeric' }> = {
  date: { low: 'l', high: 'h', cast: 'text' },
  number: { low: 'n', high: 'n', cast: 'numeric' },
  quantity: { low: 'n', high: 'n', cast: 'numeric' },
  string: { low: 'v', high: 'v', cast: 'text' },
  token: { low: 'c', high: 'c', cast: 'text' },
  reference: { low: 'r', high: 'r', cast: 'text' },
  uri: { low: 'u', high: 'u', cast: 'text' },
};

/** The columns a page is ordered by. Ascending takes the least of several values, descending the greatest (hl7.org/fhir/R4/search.html#sort). */
export function orderOf(type: string, keys: readonly SortKey[]): OrderColumn[] {
  return keys.map(({ code, descending }) => {
    const column = COLUMNS[code];
    return column === undefined ? valueColumn(type, { code, descending }) : { ...column, descending };
  });
}

const COLUMNS: Record<string, Omit<OrderColumn, 'descending'>> = {
  _id: { sql: 'r.id', cast: 'text', nullable: false },
  _lastUpdated: { sql: 'r.updated', cast: 'timestamptz', nullable: false },
};

function valueColumn(type: string, { code, descending }: SortKey): OrderColumn {
  const { low, high, cast } = FIELD[searchParametersOf(type).get(code)?.type ?? 'token'];
  const end = descending ? { name: high, pick: 'max' } : { name: low, pick: 'min' };
  const value = cast === 'numeric' ? `(v->>'${end.name}')::numeric` : `(v->>'${end.name}') collate "C"`;
  const sql = `(select ${end.pick}(${value}) from jsonb_array_elements(r.search->'${code}') v)`;
  return { sql, cast, descending, nullable: true };
}

/** `order by`, with the id last so that the order is total; resources without a value come last. */
export function orderBy(columns: readonly OrderColumn[]): string {
  return [
    ...columns.map(
      ({ sql, descending, nullable }) => `${sql}${descending ? ' desc' : ''}${nullable ? ' nulls last' : ''}`,
    ),
    'r.id',
  ].join(', ');
}

/** The rows after the cursor's, whatever was written in between. @throws InputError when the cursor's values are of another kind. */
export function afterCursor(columns: readonly OrderColumn[], cursor: PageCursor, bind: Bind): string {
  const equal: string[] = [];
  const alternatives = columns.map((column, index) => {
    const value = cursor.k[index] ?? null;
    refuseOtherKind(column, value);
    const past = [...equal, pastValue(column, value, bind)].join(' and ');
    equal.push(value === null ? `${column.sql} is null` : `${column.sql} = ${bind(value)}::${column.cast}`);
    return `(${past})`;
  });
  const [first] = columns;
  // Said twice, so that the index on (type, updated, id) starts there instead of at the beginning.
  const bound =
    first?.sql === 'r.updated'
      ? `r.updated ${first.descending ? '<=' : '>='} ${bind(cursor.k[0])}::timestamptz and `
      : '';
  return `${bound}(${[...alternatives, `(${[...equal, `r.id > ${bind(cursor.i)}::text`].join(' and ')})`].join(' or ')})`;
}

function pastValue(column: OrderColumn, value: string | null, bind: Bind): string {
  if (value === null) {
    return 'false';
  }
  const past = `${column.sql} ${column.descending ? '<' : '>'} ${bind(value)}::${column.cast}`;
  return column.nullable ? `(${past} or ${column.sql} is null)` : past;
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
