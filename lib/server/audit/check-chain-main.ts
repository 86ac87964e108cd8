import 'server-only';
import { pool } from '@/lib/server/database/pool';
import { checkChain } from './check-chain';
import { witnessesIn } from './witnesses';

const USAGE = 'npm run audit:check -- [--witness <log of the worker>]…\n';

/** `npm run audit:check`: follows the whole chain and names the first broken place; the exit code says whether there is one. */
async function main(parameters: readonly string[]): Promise<number> {
  const files = filesOf(parameters);
  if (files === undefined) {
    process.stderr.write(USAGE);
    return 2;
  }
  const witnesses = (await Promise.all(files.map(witnessesIn))).flat();
  const { events, waiting, until, broken, head } = await checkChain(pool(), { witnesses });
  process.stdout.write(`${events} events chained, ${waiting} wait to be; ${witnesses.length} witnesses asked\n`);
  process.stdout.write(`the chain ends at event ${head.position}, digest ${head.digest}\n`);
  if (broken !== null) {
    process.stdout.write(`BROKEN${broken.position === null ? '' : ` at event ${broken.position}`}: ${broken.fault}\n`);
    return 1;
  }
  process.stdout.write(`whole until ${until?.toISOString() ?? 'its beginning'}\n`);
  return 0;
}

function filesOf(parameters: readonly string[]): string[] | undefined {
  const pairs = parameters.length / 2;
  const isRight = Number.isInteger(pairs) && parameters.every((each, index) => index % 2 === 1 || each === '--witness');
  return isRight ? parameters.filter((_, index) => index % 2 === 1) : undefined;
}

main(process.argv.slice(2))
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    process.stderr.write(
      `The chain could not be checked: ${error instanceof Error ? error.message : 'unknown reason'}\n`,
    );
    process.exitCode = 2;
  })
  .finally(() => pool().end())
  .catch(() => undefined);
