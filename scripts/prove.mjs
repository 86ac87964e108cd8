import { startNode } from './lib/child.mjs';
import { runCommand } from './lib/command.mjs';
import { say } from './lib/say.mjs';
import { setUp } from './lib/set-up.mjs';
import { onStop } from './lib/stopping.mjs';

await runCommand(async () => {
  await setUp();
  say('Proving: the tests whose samples `npm test` draws, in full');
  const env = { ...process.env, PROVE: '1' };
  const args = ['--project=unit', '--project=integration', '--testTimeout=3600000', ...process.argv.slice(2)];
  const run = startNode(['node_modules/vitest/vitest.mjs', 'run', ...args], { env });
  onStop(() => run.stop());
  return (await run.ended).code ?? 1;
});
