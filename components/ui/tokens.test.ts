import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(path.join(import.meta.dirname, '../../app/globals.css'), 'utf8');
const everyday = css.slice(0, css.indexOf('@media (prefers-contrast'));
const colours = new Map(
  [...everyday.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

/** Relative luminance (w3.org/TR/WCAG22/#dfn-relative-luminance). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(front: string, back: string, theme: 'light' | 'dark'): number {
  const [high = 1, low = 0] = [front, back]
    .map((name) => luminance(colours.get(name)?.[theme] ?? '#000000'))
    .sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const PLACES = ['canvas', 'surface', 'raised', 'sunken', 'accent-soft'];
const pairs = (fronts: readonly string[], backs: readonly string[]) =>
  fronts.flatMap((front) => backs.map((back) => [front, back] as const));
const TEXT = [
  ...pairs(['ink', 'ink-2', 'ink-3', 'stat', 'late', 'accent'], PLACES),
  ...['stat', 'asap', 'urgent', 'good', 'info'].map((tone) => [tone, `${tone}-soft`] as const),
  ...pairs(['ink', 'ink-2'], ['stat-soft', 'asap-soft', 'good-soft', 'info-soft']),
  ...pairs(['accent-ink'], ['accent', 'accent-strong']),
];
const EDGES = pairs(['line-control', 'focus'], ['canvas', 'surface', 'raised', 'sunken']);

describe('colours', () => {
  test('every colour that is compared is defined', () => {
    expect(colours.size).toBeGreaterThan(20);
    expect([...TEXT, ...EDGES].flat().filter((name) => !colours.has(name))).toEqual([]);
  });
  test.each(['light', 'dark'] as const)('text can be read in the %s theme (4.5:1)', (theme) => {
    expect(TEXT.filter(([front, back]) => contrast(front, back, theme) < 4.5)).toEqual([]);
  });
  test.each(['light', 'dark'] as const)(
    'edges of controls and the focus can be seen in the %s theme (3:1)',
    (theme) => {
      expect(EDGES.filter(([front, back]) => contrast(front, back, theme) < 3)).toEqual([]);
    },
  );
});
