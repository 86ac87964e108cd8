import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const FOLDER = 'lib/server/store/search-proof';
/** These two speak with the endpoint; what judges and what makes stores and queries do not. */
const WITH_THE_ENDPOINT = ['store-answer-fixture.ts', 'proof-run-fixture.ts'];
const ALONE = readdirSync(FOLDER).filter((name) => name.endsWith('-fixture.ts') && !WITH_THE_ENDPOINT.includes(name));
const OWN = /^(\.\/[a-z-]+-fixture|node:\w+|server-only|fhirpath(\/.+)?)$/;

function foreignImportsOf(source: string): string[] {
  return [...source.matchAll(/\b(?:from|import)\s*\(?\s*'([^'\n]+)'/g)]
    .map(([, name = '']) => name)
    .filter((name) => !OWN.test(name));
}

test('the second implementation shares no code with the product', () => {
  expect(ALONE.length).toBeGreaterThan(15);
  for (const name of ALONE) {
    expect([name, foreignImportsOf(readFileSync(path.join(FOLDER, name), 'utf8'))]).toEqual([name, []]);
  }
});

test('an import of the product is seen', () => {
  expect(foreignImportsOf(`import { normalise } from '@/lib/server/store/index-values';`)).toHaveLength(1);
  expect(foreignImportsOf(`import { evalFhirPath } from '@medplum/core';`)).toHaveLength(1);
  expect(foreignImportsOf(`import type { Held } from './held-fixture';`)).toEqual([]);
});
