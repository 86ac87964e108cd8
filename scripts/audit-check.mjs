import { serverEntry, startNode } from './lib/child.mjs';
import { runCommand } from './lib/command.mjs';
import { fromCaller } from './lib/from-caller.mjs';
import { setUp } from './lib/set-up.mjs';
import { environmentFor, readSettings } from './lib/settings.mjs';
import { standingDatabase } from './lib/standing-database.mjs';
import { onStop } from './lib/stopping.mjs';

// It only reads: a database of another version is not brought up to this one by looking at it.
await runCommand(async () => {
  await setUp();
  const settings = readSettings();
  const env = environmentFor(settings, { databaseUrl: await standingDatabase(settings) });
  const parameters = process.argv.slice(2).map(fromCaller);
  const run = startNode([...serverEntry('lib/server/audit/check-chain-main.ts'), ...parameters], { env });
  onStop(() => run.stop());
  return (await run.ended).code ?? 1;
});
