import 'server-only';
import { createHash } from 'node:crypto';
import { InputError } from '@/lib/domain/fhir/errors';
import type { Queryable } from '@/lib/server/database/queryable';

type ParameterType =
  | 'text'
  | 'text[]'
  | 'smallint[]'
  | 'int'
  | 'boolean'
  | 'timestamptz'
  | 'timestamptz[]'
  | 'bigint'
  | 'jsonb';

/** Takes the values that an SQL text needs; `add` answers what to write where the value belongs. */
export type Collects = Pick<Values, 'add'>;

/** Collects the values of one statement: each has a placeholder. */
export class Values {
  readonly list: unknown[] = [];

  /** @throws InputError for a NUL character, which PostgreSQL text cannot hold */
  add(value: unknown, type: ParameterType): string {
    refuseNul(value, type);
    this.list.push(value);
    return `$${this.list.length}::${type}`;
  }
}

/** Collects the values of one of several readers that one statement serves: each is a column of a record `reader`. */
export class ReaderValues {
  readonly row: Record<string, unknown> = {};
  readonly #columns: string[] = [];

  /** @throws InputError for a NUL character, which PostgreSQL text cannot hold */
  add(value: unknown, type: ParameterType): string {
    refuseNul(value, type);
    const name = `v${this.#columns.length + 1}`;
    this.row[name] = value;
    this.#columns.push(`${name} ${type}`);
    return `reader.${name}`;
  }

  /** The readers, an array of their rows under one placeholder; in the order of the array by `reader.n`. */
  from(placeholder: string): string {
    return `jsonb_to_recordset(${placeholder}) as reader(n int, ${this.#columns.join(', ')})`;
  }
}

function refuseNul(value: unknown, type: ParameterType): void {
  if (type.startsWith('text') && String(value).includes('\u0000')) {
    throw new InputError('A NUL character is not text.');
  }
}

const names = new Map<string, string>();

/** A name for a prepared statement: the same text is planned once per connection. Texts vary by filter, never by value. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) {
    return known;
  }
  const name = `list_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  names.set(text, name);
  return name;
}

/** Runs a prepared statement and answers its rows. */
export async function rowsOf<Row extends Record<string, unknown>>(
  db: Queryable,
  text: string,
  values: Values,
): Promise<Row[]> {
  const answer = await db.query<Row>({ name: nameOf(text), text, values: values.list });
  return answer.rows;
}
