import path from 'node:path';
import { runNode, serverEntry, startNode } from './lib/child.mjs';
import { claimDataFolder } from './lib/claim.mjs';
import { runCommand } from './lib/command.mjs';
import { runningDatabaseUrl, startEmbeddedDatabase } from './lib/embedded-database.mjs';
import { isHeld } from './lib/lock.mjs';
import { say } from './lib/say.mjs';
import { setUp } from './lib/set-up.mjs';
import { environmentFor, readSettings } from './lib/settings.mjs';
import { onStop } from './lib/stopping.mjs';

await runCommand(async () => {
  await setUp();
  const settings = readSettings();
  const env = environmentFor(settings, { databaseUrl: settings.databaseUrl ?? (await openEmbedded(settings)) });
  await runNode('', serverEntry('lib/server/database/migrate-main.ts'), { env });
  const run = startNode([...serverEntry('lib/server/fhir/import-main.ts'), ...process.argv.slice(2).map(fromCaller)], {
    env,
  });
  onStop(() => run.stop());
  return (await run.ended).code ?? 1;
});

/**
 * The PostgreSQL of the data folder: the running one, else one for the time of the import.
 * @param {import('./lib/settings.mjs').Settings} settings
 */
async function openEmbedded(settings) {
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

/**
 * npm runs us at the top of the checkout: a path means what it meant where the command was typed.
 * @param {string} argument
 */
function fromCaller(argument) {
  return argument.startsWith('-') ? argument : path.resolve(process.env.INIT_CWD ?? process.cwd(), argument);
}
