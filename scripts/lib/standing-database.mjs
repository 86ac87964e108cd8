import path from 'node:path';
import { claimDataFolder } from './claim.mjs';
import { runningDatabaseUrl, startEmbeddedDatabase } from './embedded-database.mjs';
import { isHeld } from './lock.mjs';
import { say } from './say.mjs';

/**
 * The address of the site's database: the one that is set, the running one of the data folder, else one for the time of a command.
 * @param {import('./settings.mjs').Settings} settings
 */
export async function standingDatabase(settings) {
  if (settings.databaseUrl !== undefined) {
    return settings.databaseUrl;
  }
  const running = isHeld(path.join(settings.dataFolder, 'taskward.lock'))
    ? runningDatabaseUrl(settings.dataFolder)
    : undefined;
  if (running !== undefined) {
    say(`Database: the one that runs on ${settings.dataDir}`);
    return running;
  }
  await claimDataFolder(settings);
  return (await startEmbeddedDatabase(settings.dataFolder)).url;
}
