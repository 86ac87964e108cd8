import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');
const css = readFileSync(path.join(ROOT, 'app/globals.css'), 'utf8');

type Theme = 'light' | 'dark';
type Colours = ReadonlyMap<string, Record<Theme, string>>;

function coloursIn(part: string): Colours {
  return new Map(
    [...part.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
      ([, name = '', light = '', dark = '']) => [name, { light, dark }],
    ),
  );
}

const [usual = '', more = ''] = css.split('@variant high-contrast');
const everyday = coloursIn(usual);
const high: Colours = new Map([...everyday, ...coloursIn(more)]);

/** Relative luminance (w3.org/TR/WCAG22/#dfn-relative-luminance). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(colours: Colours, theme: Theme, [front, back]: readonly [string, string]): number {
  const [bright = 1, dim = 0] = [front, back]
    .map((name) => luminance(colours.get(name)?.[theme] ?? '#000000'))
    .sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

type Pair = readonly [front: string, back: string];
const pairs = (fronts: readonly string[], backs: readonly string[]): Pair[] =>
  fronts.flatMap((front) => backs.map((back) => [front, back] as const));

const PLACES = ['canvas', 'surface', 'raised', 'sunken', 'accent-soft'];
const TONES = ['stat', 'asap', 'urgent', 'good', 'info'];
const INKS = ['ink', 'ink-2', 'ink-3'];
const TEXT: readonly Pair[] = [
  ...pairs([...INKS, 'late', 'accent', ...TONES], PLACES),
  ...TONES.map((tone) => [tone, `${tone}-soft`] as const),
  ...pairs(
    INKS,
    TONES.map((tone) => `${tone}-soft`),
  ),
  ...pairs(['accent-ink'], ['accent', 'accent-strong']),
];
const EDGES = pairs(['line-control', 'focus'], ['canvas', 'surface', 'raised', 'sunken']);
/** With high contrast a line between rows and around a box is an edge as well. */
const LINES = pairs(['line', 'line-strong', 'line-control', 'focus'], PLACES);

/** The pairs below a contrast, as `ink-3 on sunken`. */
function tooFaint(colours: Colours, theme: Theme, asked: readonly Pair[], least: number): string[] {
  return asked.filter((pair) => contrast(colours, theme, pair) < least).map(([front, back]) => `${front} on ${back}`);
}

/** Colours of text and ground that one class string puts together. */
function pairsWritten(source: string): Pair[] {
  return [...source.matchAll(/(['"`])((?:(?!\1)[^\n])*)\1/g)].flatMap(([, , classes = '']) => {
    const names = classes.split(/\s+/);
    const of = (kind: string) =>
      names.filter((name) => name.startsWith(`${kind}-`) && high.has(name.slice(kind.length + 1))).map(withoutKind);
    return pairs(of('text'), of('bg'));
  });
}
const withoutKind = (name: string) => name.replace(/^[a-z]+-/, '');
const textKey = (pair: Pair) => pair.join(' on ');

const THEMES = ['light', 'dark'] as const;

describe('colours', () => {
  test('every colour that is compared is defined, and high contrast says each of them anew', () => {
    expect(everyday.size).toBeGreaterThan(20);
    expect([...TEXT, ...EDGES, ...LINES].flat().filter((name) => !everyday.has(name))).toEqual([]);
    expect([...everyday.keys()].filter((name) => !coloursIn(more).has(name))).toEqual([]);
  });

  test('every text that a component writes on a ground of its own is compared', () => {
    const compared = new Set(TEXT.map(textKey));
    const written = globSync('{app,components}/**/*.{ts,tsx}', { cwd: ROOT })
      .filter((file) => !file.includes('.test.'))
      .flatMap((file) => pairsWritten(readFileSync(path.join(ROOT, file), 'utf8')).map(textKey));
    expect(written.length).toBeGreaterThan(20);
    expect([...new Set(written)].filter((pair) => !compared.has(pair))).toEqual([]);
  });

  test.each(THEMES)('text can be read in the %s theme (4.5:1)', (theme) => {
    expect(tooFaint(everyday, theme, TEXT, 4.5)).toEqual([]);
  });

  test.each(THEMES)('edges of controls and the focus can be seen in the %s theme (3:1)', (theme) => {
    expect(tooFaint(everyday, theme, EDGES, 3)).toEqual([]);
  });

  test.each(THEMES)('with high contrast text has 7:1 and every edge 3:1 in the %s theme', (theme) => {
    expect([...tooFaint(high, theme, TEXT, 7), ...tooFaint(high, theme, LINES, 3)]).toEqual([]);
  });

  test('one token that is off by a shade is found', () => {
    const broken: Colours = new Map([...high, ['ink-3', { light: '#767676', dark: '#8a8a8a' }]]);
    expect(THEMES.map((theme) => tooFaint(broken, theme, TEXT, 7).length > 0)).toEqual([true, true]);
    const faintLine: Colours = new Map([...high, ['line', { light: '#c3c8c1', dark: '#3b4741' }]]);
    expect(THEMES.map((theme) => tooFaint(faintLine, theme, LINES, 3).length > 0)).toEqual([true, true]);
    expect(pairsWritten(`<p className="bg-info-soft text-accent" />`)).toEqual([['accent', 'info-soft']]);
  });

  test('the focus is drawn three pixels wide', () => {
    expect(css).toMatch(/:focus-visible \{\s*outline: 3px solid var\(--focus\)/);
  });
});
