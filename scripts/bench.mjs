import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { serverEntry, startNode } from './lib/child.mjs';
import { runCommand } from './lib/command.mjs';
import { freePort } from './lib/port.mjs';
import { ROOT } from './lib/root.mjs';
import { say } from './lib/say.mjs';
import { startWeb, waitUntilReady } from './lib/services.mjs';
import { setUp, setUpBuild } from './lib/set-up.mjs';
import { onStop } from './lib/stopping.mjs';
import { startThrowAwayDatabase } from './lib/throw-away-database.mjs';
import { Trouble } from './lib/trouble.mjs';

const USAGE =
  'Use: npm run bench -- [--tasks 1000 to 100000] [--seed number] [--in-process] [--history 10000 to 1000000, or 0], or npm run bench -- --screens [--seed number] [--history 50000 to 1000000] [--times 1 to 100]';
const SIZES = [10_000, 100_000];
const FEWEST = 1000;
const HISTORY = [10_000, 100_000, 1_000_000];
/** How often each page is loaded. */
const LOADS = 15;
const HOST = '127.0.0.1';
/** As a hospital would set it for some gigabytes of data. */
const LARGE = { shared_buffers: '2GB', max_wal_size: '8GB', maintenance_work_mem: '512MB' };

await runCommand(async () => {
  const { sizes, seed, inProcess, history, screens, times } = readOptions();
  await setUp();
  if (screens) {
    return benchScreens({ tasks: history.at(-1) ?? 0, seed, times });
  }
  if (!inProcess) {
    await setUpBuild();
  }
  const { env, port } = await openSite({}, { seed });
  const site = inProcess ? {} : { BENCH_URL: await startSite(env, port) };
  const code = await runBench('bench/main.ts', { ...env, ...site, BENCH_SIZES: sizes.join(',') });
  return code === 0 && history.length > 0 ? benchHistory(history, seed) : code;
});

/**
 * The list in a browser, over so many tasks.
 * @param {{ tasks: number, seed: number, times: number }} options
 */
async function benchScreens({ tasks, seed, times }) {
  await setUpBuild();
  const { env, port } = await openSite(LARGE, { seed });
  const url = await startSite(env, port);
  return runBench('bench/screens-main.ts', {
    ...env,
    BENCH_URL: url,
    BENCH_TASKS: String(tasks),
    BENCH_TIMES: String(times),
  });
}

/**
 * A database with its worker: as in production, the ledger is numbered beside.
 * @param {Record<string, string>} settings of PostgreSQL
 * @param {{ seed: number }} options
 */
async function openSite(settings, { seed }) {
  say('Starting a database for the benchmarks alone');
  const database = await startThrowAwayDatabase(settings);
  const port = await freePort();
  const env = {
    ...database.env,
    PORT: String(port),
    HOST,
    PUBLIC_URL: `http://${HOST}:${port}`,
    TIME_ZONE: 'UTC',
    LOG_LEVEL: 'warn',
    NEXT_TELEMETRY_DISABLED: '1',
    BENCH_COMMIT: commit(),
    BENCH_SEED: String(seed),
  };
  const worker = startNode(serverEntry('lib/server/worker.ts'), { env, output: () => undefined });
  onStop(() => worker.stop());
  return { env, port };
}

/**
 * @param {string} entry
 * @param {NodeJS.ProcessEnv} env
 */
async function runBench(entry, env) {
  const bench = startNode(serverEntry(entry), { env });
  onStop(() => bench.stop());
  return (await bench.ended).code ?? 1;
}

/**
 * The part about searches over years of work, on a database of its own.
 * @param {readonly number[]} sizes
 * @param {number} seed
 */
async function benchHistory(sizes, seed) {
  say('Starting another database, for years of history');
  const database = await startThrowAwayDatabase(LARGE);
  const env = {
    ...database.env,
    TIME_ZONE: 'UTC',
    LOG_LEVEL: 'warn',
    BENCH_COMMIT: commit(),
    BENCH_HISTORY: sizes.join(','),
    BENCH_SEED: String(seed),
  };
  return runBench('bench/history-main.ts', env);
}

function readOptions() {
  const options = /** @type {const} */ ({
    tasks: { type: 'string', default: String(SIZES.at(-1)) },
    seed: { type: 'string', default: '1' },
    'in-process': { type: 'boolean', default: false },
    history: { type: 'string', default: String(HISTORY.at(-1)) },
    screens: { type: 'boolean', default: false },
    times: { type: 'string', default: String(LOADS) },
  });
  const { values } = parseOrRefuse(() => parseArgs({ options }));
  const [tasks, seed, years] = [Number(values.tasks), Number(values.seed), Number(values.history)];
  const most = SIZES.at(-1) ?? 0;
  if (!Number.isSafeInteger(tasks) || tasks < FEWEST || tasks > most || !Number.isSafeInteger(seed)) {
    throw new Trouble(USAGE);
  }
  const times = Number(values.times);
  if (!isWithin(years, 0, HISTORY.at(-1) ?? 0) || !isWithin(times, 1, 100)) {
    throw new Trouble(USAGE);
  }
  return {
    sizes: [...SIZES.filter((size) => size < tasks), tasks],
    seed,
    inProcess: values['in-process'],
    screens: values.screens,
    times,
    history: historyOf(years),
  };
}

/**
 * @param {number} number
 * @param {number} least
 * @param {number} most
 */
function isWithin(number, least, most) {
  return Number.isSafeInteger(number) && number >= least && number <= most;
}

/** @param {number} years */
function historyOf(years) {
  return years === 0 ? [] : [...HISTORY.filter((size) => size < years), years];
}

/**
 * @template Answer
 * @param {() => Answer} parse
 */
function parseOrRefuse(parse) {
  try {
    return parse();
  } catch (error) {
    throw new Trouble(USAGE, { cause: error });
  }
}

/** The commit that is measured, and whether it is that alone. */
function commit() {
  const git = (/** @type {string[]} */ ...args) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  const head = git('rev-parse', '--short', 'HEAD');
  if (head.status !== 0) {
    return 'unknown (no Git checkout)';
  }
  return `${head.stdout.trim()}${git('status', '--porcelain').stdout === '' ? '' : ' with changes'}`;
}

/**
 * Starts the built application on a port of the loopback; its banner, which names the port, is left out.
 * @param {NodeJS.ProcessEnv} env
 * @param {number} port
 */
async function startSite(env, port) {
  say('Starting the built application');
  const web = startWeb({ env, dev: false, port, host: HOST });
  await waitUntilReady(web, { host: HOST, port });
  return `http://${HOST}:${port}`;
}
