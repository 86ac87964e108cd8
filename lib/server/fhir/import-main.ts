import 'server-only';
import path from 'node:path';
import { pool } from '@/lib/server/database/pool';
import { environment } from '@/lib/server/environment';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { dryRepository } from './dry-repository';
import { type ImportReport, importFiles } from './import-files';

const USAGE = 'npm run import -- [--dry-run] <files or folders>\n';
const PROGRESS_EVERY = 200;

/** `npm run import`: loads FHIR files, prints counts by type and every refusal; the exit code says whether there was one. */
async function main(parameters: readonly string[]): Promise<number> {
  const isDry = parameters.includes('--dry-run');
  const paths = parameters.filter((each) => each !== '--dry-run');
  if (paths.length === 0 || paths.some((each) => each.startsWith('--'))) {
    process.stderr.write(USAGE);
    return 1;
  }
  const repository = repositoryFor(SYSTEM_ACTOR);
  const report = await importFiles(paths, {
    repository: isDry ? dryRepository(repository) : repository,
    baseUrl: `${environment().publicUrl}/fhir`,
    onProgress: (done) => {
      if (done % PROGRESS_EVERY === 0) {
        process.stdout.write(`${done} resources …\n`);
      }
    },
  });
  print(report, isDry ? 'would be imported' : 'imported');
  return report.refusals.length > 0 ? 1 : 0;
}

function print({ files, counts, refusals }: ImportReport, done: string): void {
  const total = [...counts.values()].reduce((sum, each) => sum + each, 0);
  const lines = [...counts]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([type, count]) => `  ${String(count).padStart(6)}  ${type}`);
  process.stdout.write(
    `${[...lines, `${total} resources of ${files} files ${done}, ${refusals.length} refused`].join('\n')}\n`,
  );
  for (const { file, place, reason } of refusals) {
    process.stdout.write(`  ${path.relative(process.cwd(), file)}${place === '' ? '' : ` (${place})`}: ${reason}\n`);
  }
}

main(process.argv.slice(2))
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    process.stderr.write(`The import could not run: ${error instanceof Error ? error.message : 'unknown reason'}\n`);
    process.exitCode = 1;
  })
  .finally(() => pool().end())
  .catch(() => undefined);
