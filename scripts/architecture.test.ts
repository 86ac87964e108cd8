import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

const run = promisify(execFile);

/** One wrong import for each arrow: a rule that has never fired is not known to work. */
const PLANTED_ARROWS = [
  ['domain-pure', 'lib/domain/task/a.ts', 'lib/server/database/pool.ts'],
  ['client-on-domain', 'lib/client/b.ts', 'lib/server/tasks/b.ts'],
  ['agent-alone', 'lib/agent/c.ts', 'lib/domain/task/c.ts'],
  ['server-without-screens', 'lib/server/tasks/d.ts', 'components/worklist/d.tsx'],
  ['components-without-server', 'components/worklist/e.tsx', 'lib/server/worklist/e.ts'],
  ['ui-knows-no-clinic', 'components/ui/f.tsx', 'components/clinical/f.tsx'],
  ['clinical-below-screens', 'components/clinical/g.tsx', 'components/worklist/g.tsx'],
  ['screens-never-meet', 'components/board/h.tsx', 'components/worklist/h.tsx'],
  ['only-wiring-chooses-the-store', 'lib/server/tasks/i.ts', 'lib/server/store/i.ts'],
  ['only-database-imports-prisma', 'lib/server/tasks/j.ts', 'lib/server/database/generated/j.ts'],
  ['fixtures-for-tests-alone', 'lib/server/tasks/k.ts', 'lib/server/tasks/k-fixture.ts'],
  ['server-downwards-access', 'lib/server/access/l.ts', 'lib/server/tasks/l.ts'],
  ['server-downwards-wiring', 'lib/server/wiring.ts', 'lib/server/access/m.ts'],
  ['server-downwards-fhir', 'lib/server/fhir/n.ts', 'lib/server/wiring.ts'],
  ['server-downwards-upstream', 'lib/server/store/o.ts', 'lib/server/fhir/o.ts'],
  ['server-downwards-repository', 'lib/server/repository/p.ts', 'lib/server/store/p.ts'],
  ['server-downwards-projection', 'lib/server/ledger/q.ts', 'lib/server/repository/q.ts'],
  ['server-downwards-database', 'lib/server/database/r.ts', 'lib/server/audit/r.ts'],
  ['no-circular', 'lib/domain/task/s.ts', 'lib/domain/task/s.ts'],
  ['no-orphans', 'lib/domain/task/lonely.ts', undefined],
  ['no-unresolved', 'lib/domain/task/t.ts', '@/lib/domain/nowhere'],
] as const;

/** One package or path for each allow-list that it is not on. */
const PLANTED_IMPORTS = [
  ['lib/domain/task/z1.ts', 'node:fs'],
  ['lib/client/z2.ts', 'pg'],
  ['lib/agent/z3.ts', 'zod'],
  ['components/ui/z4.tsx', '@medplum/core'],
  ['components/board/z5.tsx', 'pg'],
  ['app/z6.ts', 'pg'],
  ['lib/server/tasks/z7.ts', '@/components/board/z5'],
  ['lib/server/tasks/z8.ts', '../board/z9'],
] as const;

const Cruise = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});
const Lint = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
});

const root = process.cwd();
let folder: string;

beforeAll(async () => {
  await mkdir('.cache', { recursive: true });
  folder = await mkdtemp(path.join(root, '.cache/planted-'));
  await cp('tsconfig.json', path.join(folder, 'tsconfig.json'));
  const biome = z.looseObject({}).parse(JSON.parse(await readFile('biome.json', 'utf8')));
  await plant('biome.json', JSON.stringify({ ...biome, $schema: undefined, vcs: { enabled: false } }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the arrows between the folders', () => {
  let violations: z.infer<typeof Cruise>['summary']['violations'];

  beforeAll(async () => {
    const targets = PLANTED_ARROWS.flatMap(([, , to]) => (to === undefined || to.startsWith('@/') ? [] : [to]));
    await Promise.all(targets.map((target) => plant(target, 'export {};\n')));
    await Promise.all(
      PLANTED_ARROWS.map(([, from, to]) => plant(from, to === undefined ? 'export {};\n' : importOf(to))),
    );
    const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    const args = [cruiser, 'app', 'components', 'lib', '--output-type', 'json'];
    await plant('app/z6.ts', 'export {};\n');
    const config = ['--config', path.join(root, '.dependency-cruiser.mjs')];
    const { stdout } = await runAnyway(process.execPath, [...args, ...config]);
    violations = Cruise.parse(JSON.parse(stdout)).summary.violations;
  });

  test.each(PLANTED_ARROWS)('%s is caught', (rule, from) => {
    expect(violations).toContainEqual(expect.objectContaining({ from, rule: expect.objectContaining({ name: rule }) }));
  });
});

describe('the packages that a folder may use', () => {
  let caught: readonly string[];

  beforeAll(async () => {
    await Promise.all(PLANTED_IMPORTS.map(([from, to]) => plant(from, `import '${to}';\n`)));
    const args = ['lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', '.'];
    const { stdout } = await runAnyway(path.join(root, 'node_modules/.bin/biome'), args);
    caught = Lint.parse(JSON.parse(stdout)).diagnostics.map(({ location }) => path.relative('.', location.path));
  });

  test.each(PLANTED_IMPORTS)('%s may not import %s', (from) => {
    expect(caught).toContain(from);
  });
});

function importOf(target: string): string {
  const place = target.startsWith('@/') ? target : `@/${target.replace(/\.tsx?$/, '')}`;
  return `import '${place}';\n`;
}

async function plant(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), text);
}

/** A checker that found something exits with an error, and says what it found. */
async function runAnyway(command: string, args: readonly string[]): Promise<{ stdout: string }> {
  try {
    return await run(command, [...args], { cwd: folder, maxBuffer: 64_000_000 });
  } catch (error) {
    return { stdout: z.object({ stdout: z.string() }).parse(error).stdout };
  }
}
