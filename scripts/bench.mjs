import { serverEntry, startNode } from './lib/child.mjs';
import { runCommand } from './lib/command.mjs';
import { say } from './lib/say.mjs';
import { setUp, setUpBuild } from './lib/set-up.mjs';
import { onStop } from './lib/stopping.mjs';
import { startThrowAwayDatabase } from './lib/throw-away-database.mjs';

await runCommand(async () => {
  await setUp();
  await setUpBuild();
  say('Starting a database for the benchmarks alone');
  const { env } = await startThrowAwayDatabase();
  const bench = startNode([...serverEntry('bench/main.ts'), ...process.argv.slice(2)], { env });
  onStop(() => bench.stop());
  return (await bench.ended).code ?? 1;
});
