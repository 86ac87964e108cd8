// Run by `settings.mjs` on the packaged Node, which reads TypeScript: the settings have one parser.
import { environment } from '../../lib/server/environment.ts';

try {
  process.stdout.write(JSON.stringify(environment()));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
