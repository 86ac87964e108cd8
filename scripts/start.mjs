import { runNode, serverEntry } from './lib/child.mjs';
import { claimDataFolder, refuseTakenPort } from './lib/claim.mjs';
import { runCommand } from './lib/command.mjs';
import { startEmbeddedDatabase } from './lib/embedded-database.mjs';
import { identityOf } from './lib/process-identity.mjs';
import { say } from './lib/say.mjs';
import { keepWorker, startWeb, waitUntilReady } from './lib/services.mjs';
import { setUp, setUpBuild } from './lib/set-up.mjs';
import { environmentFor, readSettings } from './lib/settings.mjs';
import { Trouble } from './lib/trouble.mjs';

const DEMO_ACCOUNTS = 'nurse nurse2 nurse3 physician pharmacist supervisor manager auditor admin';
const dev = process.argv.includes('--dev');

await runCommand(async () => {
  say('Setting up: packages and generated code');
  await setUp();
  const settings = readSettings();
  const lock = await claimDataFolder(settings);
  await refuseTakenPort(settings);
  if (!dev) {
    await setUpBuild();
  }
  await refuseFaultyRules(settings);
  const { databaseUrl, databaseEnded } = await openDatabase(settings);
  const env = environmentFor(settings, { databaseUrl, mode: dev ? 'development' : 'production' });
  await prepareDatabase(settings, env);

  say(`Starting web server and worker${dev ? ' for development' : ''}`);
  /** @type {Record<string, number>} */
  const pids = {};
  const note = (/** @type {Record<string, number>} */ more) => {
    lock.note({ children: Object.values(Object.assign(pids, more)).map(identityOf) });
  };
  keepWorker({ env, onStart: (pid) => note({ worker: pid }) });
  const web = startWeb({ env, dev, port: settings.port, host: settings.host });
  note({ web: web.pid });
  await waitUntilReady(web, settings);
  await sayWhereToGo(settings, env);

  const end = await Promise.race([
    web.ended.then((ended) => ({ what: 'web server', ...ended })),
    databaseEnded.then((ended) => ({ what: 'database', ...ended })),
  ]);
  throw new Trouble(`The ${end.what} ended (${end.signal ?? `exit ${end.code}`}), so everything stops: start again.`);
});

/** @param {import('./lib/settings.mjs').Settings} settings */
async function openDatabase({ databaseUrl, dataFolder }) {
  if (databaseUrl !== undefined) {
    say('Database: the server of DATABASE_URL');
    return { databaseUrl, databaseEnded: new Promise(() => undefined) };
  }
  const database = await startEmbeddedDatabase(dataFolder);
  return { databaseUrl: database.url, databaseEnded: database.ended };
}

/** @param {import('./lib/settings.mjs').Settings} settings */
async function refuseFaultyRules(settings) {
  if (settings.policyFile === undefined) {
    return;
  }
  const env = environmentFor(settings, { databaseUrl: '' });
  const faults = await runNode('', serverEntry('lib/server/site-policy-main.ts'), { env });
  if (faults !== '') {
    process.stderr.write(faults);
    throw new Trouble('The rules of POLICY_FILE cannot be used: mend them and start again.');
  }
}

/**
 * @param {import('./lib/settings.mjs').Settings} settings
 * @param {NodeJS.ProcessEnv} env
 */
async function prepareDatabase({ demo }, env) {
  const result = await runNode('', serverEntry('lib/server/database/migrate-main.ts'), {
    env,
  });
  say(`Migrations: ${result.trim()}`);
  if (demo) {
    say('Demo hospital: filling the database if it is empty');
    await runNode('The demo hospital cannot be made', serverEntry('prisma/seed/seed-main.ts'), { env, progress: true });
  }
}

/**
 * @param {import('./lib/settings.mjs').Settings} settings
 * @param {NodeJS.ProcessEnv} env
 */
async function sayWhereToGo({ demo, publicUrl }, env) {
  say(`Taskward is ready: ${publicUrl}`);
  if (demo) {
    say(`Demo accounts: ${DEMO_ACCOUNTS} (password: demo)`);
    return;
  }
  const entry = serverEntry('lib/server/access/first-admin-main.ts');
  const link = (await runNode('The first account cannot be prepared', entry, { env })).trim();
  if (link !== '') {
    say(`There is no account yet. Make the first admin with this link, which works once: ${link}`);
  }
}
