import { runNode, serverEntry, startNode } from './lib/child.mjs';
import { runCommand } from './lib/command.mjs';
import { fromCaller } from './lib/from-caller.mjs';
import { setUp } from './lib/set-up.mjs';
import { environmentFor, readSettings } from './lib/settings.mjs';
import { standingDatabase } from './lib/standing-database.mjs';
import { onStop } from './lib/stopping.mjs';

await runCommand(async () => {
  await setUp();
  const settings = readSettings();
  const env = environmentFor(settings, { databaseUrl: await standingDatabase(settings) });
  await runNode('', serverEntry('lib/server/database/migrate-main.ts'), { env });
  const run = startNode([...serverEntry('lib/server/fhir/import-main.ts'), ...process.argv.slice(2).map(fromCaller)], {
    env,
  });
  onStop(() => run.stop());
  return (await run.ended).code ?? 1;
});
