import { stopAll } from './stopping.mjs';
import { startThrowAwayDatabase } from './throw-away-database.mjs';

// What is tested is what we say to PostgreSQL, not whether it survives a power cut.
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '400',
  max_wal_size: '4GB',
};

/**
 * Vitest's global set-up: one PostgreSQL for the run, its first database migrated; test files copy that one.
 * @param {{ provide: (key: 'databaseUrl', value: string) => void }} project
 */
export default async function setUp(project) {
  try {
    const { url } = await startThrowAwayDatabase(FAST);
    project.provide('databaseUrl', url);
  } catch (error) {
    await stopAll();
    throw error;
  }
  return stopAll;
}
