import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { placeOfRule } from './fault-place';
import { issuesOf } from './validate';

/** Rules that are about no element: who may act at all, what is not there, and what was done last. */
const OF_THE_WHOLE = [
  'task.delete.absent',
  'task.delete.who',
  'task.part.fixed',
  'task.request.started',
  'task.undo.nothing',
  'task.undo.who',
  'task.undo.window',
];

test('every rule of the gate is placed at an element that a Task has', () => {
  const folder = path.resolve('lib/domain/task');
  const rules = readdirSync(folder)
    .filter((name) => /^[a-z-]+\.ts$/.test(name))
    .flatMap((name) =>
      [...readFileSync(path.join(folder, name), 'utf8').matchAll(/'(task\.[a-z-]+(?:\.[a-z-]+)?)'/g)].map(
        ([, rule]) => rule ?? '',
      ),
    );
  expect(new Set(rules).size).toBeGreaterThan(20);
  expect([...new Set(rules.filter((rule) => placeOfRule(rule) === 'Task'))].toSorted()).toEqual(OF_THE_WHOLE);
  const places = new Set(rules.map(placeOfRule));
  const unknown = [...places].filter((place) =>
    issuesOf(withElement(place.split('.').slice(1))).some(({ details }) => details?.text?.includes('does not know')),
  );
  expect(unknown).toEqual([]);
});

function withElement(names: readonly string[]): object {
  return { resourceType: 'Task', ...names.reduceRight<object>((inner, name) => ({ [name]: inner }), {}) };
}
