import 'server-only';
import { isResourceType } from '@/lib/domain/fhir/resource-type';
import { CLOSED_STATUSES } from '@/lib/domain/task/task-status';
import { impliedSystemOf } from '@/lib/server/repository/implied-systems';
import { dateComparison, numberComparison } from './search-comparison';
import type { ValueFilter } from './search-filter';
import { type Filter, splitUnescaped, unescapeValue } from './search-filter';
import { meantReference } from './search-references';
import { anyOf, type SearchSql } from './search-value';

/** A search about a Task that can use its own table: `task` is the alias of its row there. */
type TaskSql = SearchSql & { task: string };

const CLOSED: ReadonlySet<unknown> = new Set(CLOSED_STATUSES);
const CODES: ReadonlySet<string> = new Set(['status', 'intent', 'priority']);
const REFERENCES: ReadonlySet<string> = new Set(['owner', 'requester', 'patient']);
/** Date parameters and the columns that hold the two ends of their range. */
const DATES: Record<string, string> = { 'authored-on': 'authored', modified: 'modified', 'due-date': 'due' };
/** Columns to sort by, with the type that a page cursor's text is read as. */
const SORTED = {
  _id: { column: 'id', cast: 'text', nullable: false },
  _lastUpdated: { column: 'updated', cast: 'timestamptz', nullable: false },
  'authored-on': { column: 'authored_from', cast: 'text', nullable: true },
  modified: { column: 'modified_from', cast: 'text', nullable: true },
  'due-date': { column: 'due_from', cast: 'text', nullable: true },
  'priority-order': { column: 'priority_order', cast: 'numeric', nullable: false },
  status: { column: 'status', cast: 'text', nullable: true },
  intent: { column: 'intent', cast: 'text', nullable: true },
  priority: { column: 'priority', cast: 'text', nullable: true },
} as const;

/** What queues are cut by: each value is shared by many open Tasks, whatever else is asked. */
const OF_QUEUES: ReadonlySet<string> = new Set([...CODES, 'performer', 'code', 'business-status', '_tag', '_security']);
/** Columns by which `task_search` has an index of the open Tasks alone. */
const OPEN_ORDERS: ReadonlySet<string> = new Set(['id', 'updated', 'authored_from', 'due_from', 'priority_order']);

/**
 * Whether a queue is best read by walking the open Tasks in the order asked for, until the page is full: open work is small,
 * and the planner would take what belongs together (open, requested, nobody's, new) for rare.
 */
export function walksOpenWork(filters: readonly Filter[], columns: readonly { sql: string }[]): boolean {
  const isOpen = filters.some(
    (filter) =>
      filter.kind === 'value' &&
      filter.parameter.code === 'status' &&
      filter.modifier === undefined &&
      !filter.values.some((value) => CLOSED.has(value.split('|').at(-1))),
  );
  const [first] = columns;
  return isOpen && columns.length <= 2 && OPEN_ORDERS.has(first?.sql.split('.')[1] ?? '') && filters.every(isOfQueues);
}

function isOfQueues(filter: Filter): boolean {
  if (filter.kind !== 'value') {
    return false;
  }
  const { parameter, modifier } = filter;
  return parameter.code === 'owner' ? modifier === 'missing' : modifier === undefined && OF_QUEUES.has(parameter.code);
}

/** The column of `task_search` that a sort key stands in, if it has one. */
export function taskSortColumn(code: string): (typeof SORTED)[keyof typeof SORTED] | undefined {
  return Object.hasOwn(SORTED, code) ? SORTED[code as keyof typeof SORTED] : undefined;
}

/** One filter as SQL about a row of `task_search`; undefined when only `resource.search` can answer it. @throws InputError */
export function taskConditionOf(filter: Filter, sql: TaskSql): string | undefined {
  switch (filter.kind) {
    case 'id':
      return `${sql.task}.id = any (${sql.bind(filter.values)}::text[])`;
    case 'updated':
      return anyOf(filter.values.map((value) => updatedWithin(value, sql)));
    case 'value':
      return ofValues(filter, sql);
    case 'chain':
    case 'composite':
    case 'has':
      return undefined;
  }
}

function updatedWithin(value: string, { task, bind, now }: TaskSql): string {
  const at = `${task}.updated`;
  return dateComparison(value, { field: '_lastUpdated', ends: { low: at, high: at }, bind, now, cast: 'timestamptz' });
}

function ofValues(filter: ValueFilter, sql: TaskSql): string | undefined {
  const { parameter, modifier, values } = filter;
  const { task, bind, now } = sql;
  const { code } = parameter;
  if (code === 'owner' && modifier === 'missing' && values.length === 1 && /^(true|false)$/.test(values[0] ?? '')) {
    return values[0] === 'true' ? `not ${task}.owned` : `${task}.owned`;
  }
  if (CODES.has(code)) {
    return ofCodes(filter, sql);
  }
  const range = DATES[code];
  if (range !== undefined && modifier === undefined) {
    const ends = { low: `${task}.${range}_from`, high: `${task}.${range}_to` };
    return anyOf(values.map((value) => dateComparison(value, { field: code, ends, bind, now, cast: 'text' })));
  }
  if (code === 'priority-order' && modifier === undefined) {
    const value = `${task}.priority_order`;
    return anyOf(values.map((raw) => numberComparison(raw, { field: code, value, bind })));
  }
  return ofTerms(filter, sql);
}

function ofCodes({ parameter: { code }, modifier, values }: ValueFilter, { task, bind }: TaskSql): string | undefined {
  const systemOf = impliedSystemOf('Task', `Task.${code}`);
  const codes = values.map((value) => {
    const [first, second, ...rest] = splitUnescaped(value, '|').map(unescapeValue);
    const plain = second === undefined ? first : second;
    return rest.length > 0 || plain === '' || (second !== undefined && first !== systemOf?.(second))
      ? undefined
      : plain;
  });
  if ((modifier !== undefined && modifier !== 'not') || !codes.every((each) => each !== undefined)) {
    return undefined;
  }
  const matches = `${task}.${code} = any (${bind(codes)}::text[])`;
  if (modifier === 'not') {
    return `not coalesce(${matches}, false)`;
  }
  // Said besides, so that the indexes of open work fit.
  return code === 'status' && !codes.some((each) => CLOSED.has(each)) ? `(${matches} and ${task}.open)` : matches;
}

/** `_profile` and `_source` are not among the terms; a version or an id of any type may follow there. */
const WITHOUT_TERMS: ReadonlySet<string> = new Set(['_profile', '_source', 'period']);

function ofTerms(filter: ValueFilter, sql: TaskSql): string | undefined {
  const { parameter, modifier, values } = filter;
  const { code, type } = parameter;
  if (WITHOUT_TERMS.has(code)) {
    return undefined;
  }
  const isToken = type === 'token' ? modifier === undefined : type === 'reference' && modifier === 'identifier';
  if (isToken) {
    return overlap(
      values.map((value) => tokenTerm(code, value)),
      sql,
    );
  }
  return type === 'reference' && (modifier === undefined || isResourceType(modifier))
    ? ofReferences(filter, sql)
    : undefined;
}

function ofReferences(filter: ValueFilter, sql: TaskSql): string | undefined {
  const { code } = filter.parameter;
  const meant = filter.values.map((value) => meantReference(filter, value, sql.baseUrl));
  if (meant.some((each) => each.kind === 'any-type')) {
    return undefined;
  }
  const references = meant.flatMap((each) => (each.kind === 'these' ? each.references : []));
  const column = referenceColumn(code, sql.task);
  if (column === undefined) {
    return overlap(
      references.map((reference) => referenceTerm(code, reference)),
      sql,
    );
  }
  // One alone, so that an index gives what is its in order.
  return references.length === 1
    ? `${column} = ${sql.bind(references[0])}::text`
    : `${column} = any (${sql.bind(references)}::text[])`;
}

function overlap(terms: readonly (string | undefined)[], sql: TaskSql): string | undefined {
  return terms.every((term) => term !== undefined) ? termsCondition(terms, sql) : undefined;
}

/** That a Task has one of some terms: by the index of `task_term`, or by its own row. */
export function termsCondition(
  terms: readonly string[],
  { task, bind, inPlace = false }: Pick<TaskSql, 'task' | 'bind' | 'inPlace'>,
): string {
  const wanted = `term_numbers(${bind(terms)}::text[])`;
  return inPlace
    ? `${task}.terms && ${wanted}`
    : `${task}.id in (select hit.id from task_term hit where hit.terms && ${wanted})`;
}

/** The column that a Task's reference under `code` stands in, if it has one. */
export function referenceColumn(code: string, task: string): string | undefined {
  return REFERENCES.has(code) ? `${task}.${code}` : undefined;
}

/** A reference as `task_terms` writes it. */
export function referenceTerm(code: string, reference: string): string {
  return `${code}:r=${reference}`;
}

/** A searched token as `task_terms` writes it; `|code` (no system) has no term of its own, and a system no space. */
function tokenTerm(code: string, raw: string): string | undefined {
  const parts = splitUnescaped(raw, '|').map(unescapeValue);
  const [first = '', second = ''] = parts;
  if (parts.length === 1) {
    return `${code}:c=${first}`;
  }
  if (parts.length > 2 || first === '' || first.includes(' ')) {
    return undefined;
  }
  return second === '' ? `${code}:s=${first}` : `${code}:sc=${first} ${second}`;
}
