import 'server-only';

/**
 * SQL that writes JSON text. json_build_object looks up the type of each argument on each row and costs four times as
 * much; `concat` looks once per query. Every part below is SQL that yields JSON text and never SQL null.
 */
export function objectSql(parts: Record<string, string>): string {
  const members = Object.entries(parts).map(([name, json], index) => `'${index === 0 ? '{' : ','}"${name}":', ${json}`);
  return `concat(${members.join(', ')}, '}')`;
}

/** Any text, escaped. */
export function textSql(text: string): string {
  return `coalesce(to_json(${text})::text, 'null')`;
}

/** A code, number or instant of our own making, which holds nothing to escape. */
export function codeSql(code: string): string {
  return `coalesce('"' || ${code} || '"', 'null')`;
}

/** A condition as true or false; null counts as false. */
export function booleanSql(condition: string): string {
  return `case when ${condition} then 'true' else 'false' end`;
}

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const ISO_EXACT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/** A time column as an ISO instant in UTC. */
export function instantSql(column: string): string {
  return `to_char(${column} at time zone 'UTC', ${ISO})`;
}

/** A time column as a cursor keeps it, to the microsecond; `infinity` stays a word. */
export function exactInstantSql(column: string): string {
  return `case when isfinite(${column}) then to_char(${column} at time zone 'UTC', ${ISO_EXACT}) else ${column}::text end`;
}
