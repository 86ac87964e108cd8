import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runNode, serverEntry } from './child.mjs';
import { startEmbeddedDatabase } from './embedded-database.mjs';
import { onStop } from './stopping.mjs';

/**
 * A migrated PostgreSQL in a temporary folder, gone when everything stops.
 * @param {Record<string, string>} settings of PostgreSQL
 */
export async function startThrowAwayDatabase(settings = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'taskward-'));
  onStop(() => rmSync(folder, { recursive: true, force: true }));
  const { url } = await startEmbeddedDatabase(folder, { settings, quiet: true });
  const env = {
    ...process.env,
    DATABASE_URL: url,
    DATA_DIR: folder,
    DEMO: '0',
    NODE_ENV: 'production',
    FHIR_BASE_URL: '',
  };
  await runNode('', serverEntry('lib/server/database/migrate-main.ts'), { env });
  return { url, env };
}
