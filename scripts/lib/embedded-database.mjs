import path from 'node:path';
import { databaseUrlOf, openCluster, passwordOf, placeOf } from './cluster.mjs';
import { postgresUser } from './postgres-user.mjs';
import { endLeftover, postmasterOf, startPostmaster } from './postmaster.mjs';
import { say } from './say.mjs';

/**
 * Runs the PostgreSQL of a data folder until everything stops. Whoever calls holds the folder's lock.
 * @param {string} dataFolder absolute
 * @param {{ settings?: Record<string, string>, quiet?: boolean }} options
 */
export async function startEmbeddedDatabase(dataFolder, { settings, quiet = false } = {}) {
  const cluster = await openCluster(dataFolder);
  await endLeftover(cluster.folder);
  const postmaster = await startPostmaster(cluster, {
    logFile: path.join(dataFolder, 'postgres.log'),
    ...(settings && { settings }),
  });
  if (!quiet) {
    say(`Database: PostgreSQL in ${cluster.folder}${cluster.made ? ' (new)' : ''}, port ${postmaster.port}`);
  }
  return { ...postmaster, url: databaseUrlOf(cluster.password, postmaster.port) };
}

/**
 * The address of the PostgreSQL that a running start keeps on this data folder.
 * @param {string} dataFolder absolute
 */
export function runningDatabaseUrl(dataFolder) {
  const postmaster = postmasterOf(placeOf(dataFolder, postgresUser()));
  return postmaster?.ready ? databaseUrlOf(passwordOf(dataFolder), postmaster.port) : undefined;
}
