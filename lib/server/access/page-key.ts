import 'server-only';
import { createHash } from 'node:crypto';
import { pool } from '@/lib/server/database/pool';

let known: Promise<Buffer> | undefined;

/** The key (256 bits) that seals links to further pages; the same in every process of a site, so any of them can open a link. */
export function pageKey(): Promise<Buffer> {
  known ??= readKey().catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

async function readKey(): Promise<Buffer> {
  const { rows } = await pool().query<{ secret: string }>(
    "select value #>> '{}' as secret from setting where key = 'page-key'",
  );
  const [row] = rows;
  if (row === undefined) {
    throw new Error('The setting page-key is missing.');
  }
  return createHash('sha256').update(row.secret).digest();
}
