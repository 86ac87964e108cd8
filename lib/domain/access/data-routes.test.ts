import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DATA_ROUTES, methodsAt } from './data-routes';

test('the table says what the route files say', () => {
  const files = globSync('app/**/route.ts').filter((file) => !file.startsWith('app/fhir/'));
  const found = files.map((file) => {
    const path = file
      .replace(/^app/, '')
      .replace(/\/route\.ts$/, '')
      .replace(/\[(\w+)\]/g, ':$1');
    const methods = [...readFileSync(file, 'utf8').matchAll(/^export const ([A-Z]+) = handle/gm)].map(
      ([, name]) => name,
    );
    return [path, methods.toSorted()] as const;
  });
  expect(Object.fromEntries(found)).toEqual(DATA_ROUTES);
});

test.each([
  ['/api/tasks/1', ['GET']],
  ['/api/bulk/act', ['POST']],
  ['/api/tasks/1/actions/claim', ['POST']],
  ['/api/tasks//actions/claim', undefined],
  ['/api/tasks/1/actions', undefined],
  ['/api/nothing', undefined],
  ['/api', undefined],
  ['/api/__proto__', undefined],
  ['constructor', undefined],
])('at %s: %j', (path, methods) => {
  expect(methodsAt(path)).toEqual(methods);
});
