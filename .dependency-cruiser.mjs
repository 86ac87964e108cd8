// The arrows of the design inside and between the rooms; bans on packages are in biome.json, which sees those edges.

/** lib/server from the top down: a level imports its own and those below. Entries (*-main, worker) stand above all. */
const LEVELS = [
  ['http', 'tasks', 'task-types', 'worklist', 'board', 'dashboard', 'auditor'],
  ['access'],
  ['wiring'],
  ['fhir', 'workflow', 'subscriptions', 'realtime', 'jobs'],
  ['upstream', 'store'],
  ['repository'],
  ['projection', 'ledger', 'audit'],
  ['database', 'environment', 'log'],
];

/** Forms that stand on more than one screen. */
const SHARED_FORMS = 'bulk|new-task|questionnaire';
const FIXTURES = '(/test-[a-z-]+|-fixture)\\.ts$';
const TESTS = `\\.test\\.tsx?$|${FIXTURES}`;
const ENTRIES = '-main\\.ts$|^lib/server/worker\\.ts$';

/** @param {readonly string[]} names */
const inServer = (names) => `^lib/server/(${names.join('|')})(/|\\.ts$)`;

const downwards = LEVELS.slice(1).map((level, index) => ({
  name: `server-downwards-${level[0]}`,
  severity: 'error',
  comment: `lib/server: ${level.join(', ')} import nothing from above them.`,
  from: { path: inServer(level), pathNot: [TESTS, ENTRIES] },
  to: { path: inServer(LEVELS.slice(0, index + 1).flat()) },
}));

/**
 * @param {string} name
 * @param {object} from
 * @param {object} to
 */
const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    forbid('no-circular', { pathNot: '/generated/' }, { circular: true }),
    // Types-only packages have no file to resolve: what we write ourselves must.
    forbid('no-unresolved', {}, { couldNotResolve: true, path: '^(@/|./|../)', pathNot: '.css$' }),
    forbid(
      'no-orphans',
      {
        orphan: true,
        path: '^(lib|components)/',
        pathNot: [TESTS, ENTRIES, '^lib/agent/', '/generated/', '\\.d\\.ts$'],
      },
      {},
    ),
    forbid(
      'domain-pure',
      { path: '^lib/domain/', pathNot: TESTS },
      { path: '^(app|components|prisma|scripts)/|^lib/(?!domain/)' },
    ),
    forbid(
      'client-on-domain',
      { path: '^lib/client/', pathNot: TESTS },
      { path: '^(app|components|lib/(server|agent)|prisma)/' },
    ),
    forbid(
      'agent-alone',
      { path: '^lib/agent/', pathNot: TESTS },
      { path: '^(app|components|prisma|scripts)/|^lib/(?!agent/)' },
    ),
    forbid(
      'server-without-screens',
      { path: '^lib/server/', pathNot: TESTS },
      { path: '^(app|components|lib/(client|agent))/' },
    ),
    forbid(
      'components-without-server',
      { path: '^components/', pathNot: TESTS },
      { path: '^(app|lib/(server|agent)|prisma)/' },
    ),
    forbid(
      'ui-knows-no-clinic',
      { path: '^components/ui/' },
      // How a text is said, not what: the catalogues in its folders hold clinical words.
      { path: '^(lib|components/(?!ui/))', pathNot: '^lib/domain/words/[a-z-]+\\.ts$' },
    ),
    forbid('clinical-below-screens', { path: '^components/clinical/' }, { path: '^components/(?!clinical/|ui/)' }),
    forbid(
      'screens-never-meet',
      { path: '^components/(?!ui/|clinical/|shell/)([^/]+)/' },
      { path: '^components/', pathNot: `^components/(ui|clinical|shell|${SHARED_FORMS}|$1)/` },
    ),
    forbid(
      'only-wiring-chooses-the-store',
      { path: '^(app|components|lib)/', pathNot: ['^lib/server/(wiring\\.ts$|store/|upstream/)', TESTS] },
      { path: '^lib/server/(store|upstream)/' },
    ),
    forbid(
      'only-database-imports-prisma',
      { pathNot: '^lib/server/database/' },
      { path: '^lib/server/database/generated/' },
    ),
    forbid('fixtures-for-tests-alone', { path: '^(app|components|lib)/', pathNot: TESTS }, { path: FIXTURES }),
    ...downwards,
  ],
  options: {
    // TypeScript 7 has no JavaScript API: without swc this tool sees no module and is content.
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.cache|\\.data|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['react-server', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
