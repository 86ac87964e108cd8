import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { inRoot, nodeBinary, ROOT } from './root.mjs';
import { meaningOf, Trouble } from './trouble.mjs';

/** @typedef {import('../../lib/server/environment.ts').Environment & { dataFolder: string }} Settings */

/**
 * The settings of variables and `.env`, as lib/server/environment.ts reads them. Throws Trouble that names a bad one.
 * @returns {Settings}
 */
export function readSettings() {
  const args = ['--env-file-if-exists=.env', '--conditions=react-server', '--disable-warning=ExperimentalWarning'];
  const { status, stdout, stderr } = spawnSync(nodeBinary(), [...args, inRoot('scripts/lib/print-environment.mjs')], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Trouble(meaningOf(stderr));
  }
  const settings = JSON.parse(stdout);
  return { ...settings, dataFolder: path.resolve(ROOT, settings.dataDir) };
}

/**
 * The variables of a child: every setting said, so that nothing is guessed twice.
 * @param {Settings} settings
 * @param {{ databaseUrl: string, mode?: 'production' | 'development' }} run
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentFor(settings, { databaseUrl, mode = 'production' }) {
  return {
    ...process.env,
    PORT: String(settings.port),
    HOST: settings.host,
    PUBLIC_URL: settings.publicUrl,
    TIME_ZONE: settings.timeZone,
    DATA_DIR: settings.dataFolder,
    DATABASE_URL: databaseUrl,
    DEMO: settings.demo ? '1' : '0',
    FHIR_BASE_URL: settings.fhirBaseUrl ?? '',
    TRUSTED_PROXIES: String(settings.trustedProxies),
    POLICY_FILE: settings.policyFile === undefined ? '' : path.resolve(ROOT, settings.policyFile),
    LOG_LEVEL: settings.logLevel,
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: '1',
  };
}
