import 'server-only';
import pg from 'pg';
import { groupedPerPool } from '@/lib/server/database/grouped';
import type { Queryable } from '@/lib/server/database/queryable';
import type { WrittenRow } from './written-row';

const COMMIT = { name: 'commit_changes', text: 'select commit_changes($1::jsonb) as stale' };
const COMMIT_GROUP = { name: 'commit_group', text: 'select commit_group($1::jsonb) as stale' };

/** Enough to share what a statement costs by itself; more would let the first wait for the last. */
const MOST_COMMITS = 8;
/** When many wait, one group can be worked on while another waits for the disk. */
const GROUPS_AT_ONCE = 4;
/** An import or a bundle is a statement of its own. */
const MOST_ROWS_OF_ONE = 20;
/** What is projected moves other rows in turn; a commit that holds such a resource goes alone. */
const GOES_ALONG: ReadonlySet<string> = new Set(['Task', 'QuestionnaireResponse', 'Provenance', 'AuditEvent']);

const writeTogether = groupedPerPool((pool) => ({
  most: MOST_COMMITS,
  atOnce: GROUPS_AT_ONCE,
  mayJoin: (commits: readonly (readonly WrittenRow[])[], rows: readonly WrittenRow[]) => !haveInCommon(commits, rows),
  run: (commits: readonly (readonly WrittenRow[])[]) => writeCommits(pool, commits),
}));

/**
 * Writes the rows of one commit, all or none, and answers whether they were written: false when a version has moved.
 * Commits that come while others are under way share a statement and a transaction, each judged for itself. Answers after
 * the transaction is durable.
 */
export async function writeRows(db: Queryable, rows: readonly WrittenRow[]): Promise<boolean> {
  if (db instanceof pg.Pool && goesWithOthers(rows)) {
    return writeTogether(db)(rows);
  }
  const [isWritten = false] = await writeCommits(db, [rows]);
  return isWritten;
}

function goesWithOthers(rows: readonly WrittenRow[]): boolean {
  return rows.length <= MOST_ROWS_OF_ONE && rows.every(({ type }) => GOES_ALONG.has(type));
}

function haveInCommon(commits: readonly (readonly WrittenRow[])[], rows: readonly WrittenRow[]): boolean {
  return commits.some((others) =>
    others.some((other) => rows.some(({ type, id }) => type === other.type && id === other.id)),
  );
}

async function writeCommits(db: Queryable, commits: readonly (readonly WrittenRow[])[]): Promise<readonly boolean[]> {
  const changes = commits.flatMap((rows, commit) => rows.map((row) => ({ commit, ...row })));
  const { rows } = await db.query<{ stale: { commit: number }[] }>({
    ...(commits.length === 1 ? COMMIT : COMMIT_GROUP),
    values: [JSON.stringify(changes)],
  });
  const stale = new Set(rows[0]?.stale.map(({ commit }) => commit));
  return commits.map((_, commit) => !stale.has(commit));
}
