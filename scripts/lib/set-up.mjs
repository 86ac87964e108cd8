import { ensureBuilt } from './build.mjs';
import { ensureGenerated, ensureInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { inRoot } from './root.mjs';
import { say } from './say.mjs';

const LOCK = '.cache/set-up.lock';

/** Packages and generated code, one process of this checkout at a time. */
export function setUp() {
  return withLock(inRoot(LOCK), sayWaiting, async () => {
    await ensureInstalled();
    await ensureGenerated();
  });
}

/** The built web application, one process of this checkout at a time; answers whether it had to be built. */
export function setUpBuild() {
  return withLock(inRoot(LOCK), sayWaiting, ensureBuilt);
}

/** @param {{ pid: number }} holder */
function sayWaiting({ pid }) {
  say(`Waiting for the set-up that process ${pid} does in this checkout`);
}
