import { existsSync, rmSync } from 'node:fs';
import { runNode } from './child.mjs';
import { fingerprintOf, readStamp, writeStamp } from './fingerprint.mjs';
import { packFiles } from './packed-files.mjs';
import { inRoot } from './root.mjs';
import { say } from './say.mjs';

const STAMP = '.next/taskward-sources';
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'package-lock.json',
  'tsconfig.json',
];
const NO_SOURCE = /\.test\.tsx?$|^lib\/server\/database\/generated\/|\.md$/;

/** Builds the web application unless it was built from these very sources; answers whether it had to. */
export async function ensureBuilt() {
  const sources = fingerprintOf(SOURCES, (file) => !NO_SOURCE.test(file));
  if (readStamp(STAMP) === sources && existsSync(inRoot('.next/BUILD_ID'))) {
    return false;
  }
  say('Building the web application');
  rmSync(inRoot(STAMP), { force: true });
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  await runNode('The build failed', ['node_modules/next/dist/bin/next', 'build'], { env, progress: true });
  await packFiles(inRoot('.next/static'));
  writeStamp(STAMP, sources);
  return true;
}
