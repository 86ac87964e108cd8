import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkFirstLoad, MOST_KILOBYTES } from './first-load.mjs';

const PAGE = { worklist: '/(workspace)/worklist/page' };
const FRAME = 120;

let build: string;

beforeEach(() => {
  build = mkdtempSync(path.join(tmpdir(), 'first-load-'));
});
afterEach(() => rmSync(build, { recursive: true }));

/** A build as Next leaves it: a script of all pages, one of the layout and those of the page, in kilobytes that do not compress. */
function buildWith(ofThePage: Record<string, number>, frame = FRAME): void {
  const chunks = { 'frame.js': frame, 'layout.js': 5, ...ofThePage };
  mkdirSync(path.join(build, 'static'));
  for (const [name, kilobytes] of Object.entries(chunks)) {
    writeFileSync(path.join(build, 'static', name), randomBytes(kilobytes * 1024));
  }
  const folder = path.join(build, 'server/app/(workspace)/worklist');
  mkdirSync(folder, { recursive: true });
  const files = Object.keys(ofThePage).map((name) => `static/${name}`);
  const manifest = { entryJSFiles: { layout: ['static/layout.js'], page: ['static/layout.js', ...files] } };
  writeFileSync(
    path.join(folder, 'page_client-reference-manifest.js'),
    `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};\nglobalThis.__RSC_MANIFEST["${PAGE.worklist}"] = ${JSON.stringify(manifest)};\n`,
  );
  writeFileSync(path.join(build, 'build-manifest.json'), JSON.stringify({ rootMainFiles: ['static/frame.js'] }));
}

test('a page within the limit passes, and its weight is said', () => {
  buildWith({ 'list.js': 40 });
  expect(checkFirstLoad(build, PAGE)).toEqual({ passed: 1, failed: 0, summary: 'worklist 165 KB (gzip 165)' });
});

test('a page that loads too much at first is refused, with its size and what weighs most', () => {
  buildWith({ 'list.js': 30, 'charts.js': MOST_KILOBYTES - FRAME });
  const { failed, output } = checkFirstLoad(build, PAGE);
  expect(failed).toBe(1);
  expect(output).toMatch(/^The first load of worklist is 28\d\.\d KB of script compressed: it may be at most 250 KB/);
  expect(output).toMatch(/Largest:\n {2}130\.\d KB static\/charts\.js\n {2}120\.\d KB static\/frame\.js\n/);
});

test('a script that was packed by the build counts as it is served', () => {
  buildWith({ 'list.js': MOST_KILOBYTES - FRAME });
  expect(checkFirstLoad(build, PAGE).failed).toBe(1);
  writeFileSync(path.join(build, 'static/list.js.br'), randomBytes(60 * 1024));
  expect(checkFirstLoad(build, PAGE)).toEqual({ passed: 1, failed: 0, summary: 'worklist 185 KB (gzip 255)' });
});

test('what is shared by layout and page is counted once', () => {
  buildWith({ 'list.js': MOST_KILOBYTES - FRAME - 7 });
  expect(checkFirstLoad(build, PAGE).failed).toBe(0);
});

test('a page that seems to weigh next to nothing was misread, and is refused', () => {
  buildWith({ 'list.js': 1 }, 1);
  expect(checkFirstLoad(build, PAGE).output).toContain('misread');
});

test('a page that is not in the build is refused', () => {
  buildWith({});
  expect(() => checkFirstLoad(build, { board: '/(workspace)/board/page' })).toThrow('ENOENT');
});
