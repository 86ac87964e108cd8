import type pg from 'pg';

/** That something was refused or read is recorded whatever becomes of it, and no part of what is written. */
const OF_WRITES = `content::jsonb->>'action' in ('C', 'U', 'D') and content::jsonb->>'outcome' = '0'`;
const LEFT_OUT: Record<string, string> = {
  resource: `where type <> 'AuditEvent' or ${OF_WRITES}`,
  audit_waiting: `where id in (select r.id from resource r where r.type = 'AuditEvent' and ${OF_WRITES})`,
};

/** Every table by name with its number of rows and a digest of what they hold: read in one statement, so at one moment. */
export type StoreState = ReadonlyMap<string, string>;
export type ReadState = () => Promise<StoreState>;

/** How to read the state of every table of the database, those included that nobody thought of. */
export async function stateReader(pool: pg.Pool): Promise<ReadState> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const text = tables
    .map(
      ({
        name,
      }) => `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(row, '' order by row)), '') as state
                     from (select md5(t::text) as row from ${name} t ${LEFT_OUT[name] ?? ''}) rows`,
    )
    .join(' union all ');
  return async () => {
    const { rows } = await pool.query<{ name: string; state: string }>(text);
    return new Map(rows.map(({ name, state }) => [name, state]));
  };
}

/** The tables in which two states differ. */
export function differing(one: StoreState, other: StoreState): string[] {
  return [...one].filter(([name, state]) => other.get(name) !== state).map(([name]) => name);
}

/** What a piece of work came to, and every state that others could see before, while and after it ran. */
export async function watchedWhile<T>(
  read: ReadState,
  work: () => Promise<T>,
): Promise<{ answer: T; before: StoreState; during: readonly StoreState[]; after: StoreState }> {
  const before = await read();
  const during: StoreState[] = [];
  let isOver = false;
  const watching = watch();
  const answer = await work().finally(() => {
    isOver = true;
  });
  await watching;
  return { answer, before, during, after: await read() };

  async function watch(): Promise<void> {
    while (!isOver) {
      during.push(await read());
    }
  }
}
