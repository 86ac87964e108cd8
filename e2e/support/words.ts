import { type APIRequestContext, expect, type Page, type Response } from '@playwright/test';
import { LANGUAGE_COOKIE, type Language } from '@/lib/domain/words/language';

/** Gives a page a language, as its cookie does. */
export async function speak(page: Page, language: Language, baseURL: string): Promise<void> {
  await page.context().addCookies([{ name: LANGUAGE_COOKIE, value: language, url: baseURL }]);
}

/** Names of months and weekdays come from the language itself, not from the catalogue. */
const CALENDAR = (['long', 'short'] as const).flatMap((length) => [
  ...Array.from({ length: 12 }, (_, month) =>
    new Date(Date.UTC(2026, month, 1)).toLocaleDateString('en-GB', { month: length, timeZone: 'UTC' }),
  ),
  ...Array.from({ length: 7 }, (_, day) =>
    new Date(Date.UTC(2026, 0, 1 + day)).toLocaleDateString('en-GB', { weekday: length, timeZone: 'UTC' }),
  ),
  // As they are cut short on the screens.
  'Sep',
]);

/** Notes every text that comes with the JSON answers of a page; it is data, not words of the product. */
export function dataOf(page: Page): { texts: Set<string>; settled: () => Promise<unknown> } {
  const texts = new Set<string>(CALENDAR);
  const read: Promise<unknown>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    // The stream of events never ends, and brings no words.
    if (pathname.startsWith('/api/') && !pathname.startsWith('/api/events')) {
      read.push(noteAnswer(response, texts));
    }
  });
  return { texts, settled: () => Promise.all(read) };
}

async function noteAnswer(response: Response, texts: Set<string>): Promise<void> {
  const isJson = (response.headers()['content-type'] ?? '').includes('json');
  // A page that is left takes its answers with it.
  note(isJson ? await response.json().catch(() => undefined) : undefined, texts);
}

/** Notes what an address answers to somebody: what the server put into the page without being asked by it. */
export async function noteData(requests: APIRequestContext, address: string, texts: Set<string>): Promise<void> {
  const answer = await requests.get(address);
  expect(answer.status(), address).toBe(200);
  note(await answer.json(), texts);
}

function note(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') {
    for (const text of [value, ...partsOf(value)]) {
      texts.add(plain(text));
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) {
      note(each, texts);
    }
  }
}

/** What the audit tells of a query, a version and a code: their parts. */
function partsOf(text: string): string[] {
  const [before = '', query] = text.split('?');
  // All that was asked at once, as the audit tells it.
  const asked =
    query === undefined
      ? []
      : [...new URLSearchParams(query)].map(
          ([name, value]) => `${name}: ${value.replace(/T(\d\d:\d\d):[\d.]+Z$/, ' $1 UTC')}`,
        );
  return [
    before.split('/_history/')[0] ?? '',
    before.split('/').at(-1) ?? '',
    before.split('|').at(-1) ?? '',
    ...asked,
  ];
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/**
 * What stands on the page in plain English and is no data. In `en-XA` every small letter of what is said is a strange one, so
 * two plain ones beside each other were not said.
 */
export async function notSaid(page: Page, within: string, data: ReadonlySet<string>): Promise<string[]> {
  const shown = (await page.locator(within).evaluateAll(textsIn)).concat(
    await page.locator(`${within} :is(${NAMES.map((name) => `[${name}]`).join()})`).evaluateAll(namesIn, NAMES),
  );
  const longestFirst = [...data].filter((text) => text.length > 1).sort((a, b) => b.length - a.length);
  return [...new Set(shown.map(plain))].filter((text) => /[a-z]{2}/.test(withoutData(text, data, longestFirst)));
}

/** The stable names of rules are the same in every language. */
const CODES = /\btask\.[a-z.-]+/g;

/** Attributes that are read out or shown. */
const NAMES = ['aria-label', 'placeholder', 'title', 'alt', 'aria-description'];

function namesIn(elements: (SVGElement | HTMLElement)[], names: readonly string[]): string[] {
  return elements.flatMap((element) => names.map((name) => element.getAttribute(name) ?? ''));
}

/** Each piece of text; code, keys and what somebody typed are the same in every language. */
function textsIn(roots: (SVGElement | HTMLElement)[]): string[] {
  return roots.flatMap((root) => {
    const found: string[] = [];
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const isSame = node.parentElement?.closest('script, style, code, kbd, textarea') ?? null;
      found.push(isSame === null ? (node.textContent ?? '') : '');
    }
    return found;
  });
}

function withoutData(shown: string, data: ReadonlySet<string>, longestFirst: readonly string[]): string {
  const text = shown.replaceAll(CODES, ' ');
  if (data.has(text) || !/[a-z]{2}/.test(text)) {
    return '';
  }
  return longestFirst
    .filter((known) => text.includes(known))
    .reduce((left, known) => left.replaceAll(new RegExp(`(?<![A-Za-z])${escaped(known)}(?![A-Za-z])`, 'g'), ' '), text);
}

/** Nothing is wider than the screen. */
export async function expectToFit(page: Page, width: number, what: string): Promise<void> {
  await page.setViewportSize({ width, height: 1180 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, `${what} at ${width} pixels`).toBeLessThanOrEqual(width);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
