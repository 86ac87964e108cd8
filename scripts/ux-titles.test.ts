import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

/** What the list owes to those who work with it, by the numbers under which it is asked for. */
const COVERED = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 20, 23, 24, 25, 26, 27].map(
  (number) => `UX-${String(number).padStart(2, '0')}`,
);
const TESTS = ['{app,components,lib,scripts}/**/*.test.{ts,tsx}', 'e2e/*.spec.ts'];

/** Where a title begins: a test, a group of them, or one for each of a table. */
const TITLE = /\b(?:test|describe|it)(?:\.\w+)*(?:\([^'"`]*\))?\(\s*(['"`])(?<title>(?:(?!\1).)*)\1/gs;
/** `test.each([…])('title'`: the table may hold quotes, so that its title is found by where it stands. */
const TITLE_AFTER_TABLE = /\]\)\(\s*(['"`])(?<title>(?:(?!\1).)*)\1/gs;

/** The requirements that no title of the sources names. */
function unnamed(sources: readonly string[]): string[] {
  const titles = sources.flatMap((source) =>
    [TITLE, TITLE_AFTER_TABLE].flatMap((form) => [...source.matchAll(form)].map(({ groups }) => groups?.title ?? '')),
  );
  return COVERED.filter((number) => !titles.some((title) => title.includes(number)));
}

test('each requirement on the list that is covered has a test named after it', async () => {
  const sources: string[] = [];
  for (const pattern of TESTS) {
    for await (const file of glob(pattern)) {
      if (!file.endsWith('ux-titles.test.ts')) {
        sources.push(await readFile(file, 'utf8'));
      }
    }
  }
  expect(sources.length).toBeGreaterThan(100);
  expect(unnamed(sources)).toEqual([]);
});

test('a requirement that stands in a comment or a body alone is missed', () => {
  const all = COVERED.map((number) => `test('${number}: holds', () => {});`);
  expect(unnamed(all)).toEqual([]);
  const withoutOne = all.map((source) => source.replace("test('UX-07: holds'", "// UX-07\ntest('holds'"));
  expect(unnamed(withoutOne)).toEqual(['UX-07']);
  expect(unnamed(["describe('first (UX-01)', () => { test.each([['a']])('%s (UX-02)', () => {}); });"])).toEqual(
    COVERED.slice(2),
  );
});
