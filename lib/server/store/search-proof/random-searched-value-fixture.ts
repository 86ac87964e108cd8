import 'server-only';
import { spansOf } from './date-oracle-fixture';
import { definitionsOf } from './definitions-fixture';
import { type Element, elementsOf } from './elements-fixture';
import { type Held, json, type World, worded } from './held-fixture';
import { escaped } from './query-text-fixture';
import type { Random } from './random-fixture';
import { addressOf } from './reference-oracle-fixture';
import { textsOf } from './text-oracle-fixture';
import { identifierToken, type Token, tokensOf } from './token-oracle-fixture';

/** One value to search by, with the modifier that it is for. */
export type Searched = { modifier: string | undefined; value: string };

/** A value drawn from what a resource says under a parameter; undefined when it says nothing there. */
export function searchedValue(
  random: Random,
  resource: Held,
  { code, world }: { code: string; world: World },
): Searched | undefined {
  if (code === '_id') {
    return { modifier: undefined, value: resource.id };
  }
  if (code === '_lastUpdated') {
    const updated = worded(json(resource.meta).lastUpdated);
    return updated === undefined ? undefined : { modifier: undefined, value: nearDate(random, Date.parse(updated)) };
  }
  const elements = elementsOf(resource, code);
  if (elements.length === 0) {
    return undefined;
  }
  const element = random.pick(elements);
  switch (definitionsOf(resource.resourceType).get(code)?.type) {
    case 'token':
      return tokenValue(random, tokensOf(element), element.type === 'Identifier');
    case 'reference':
      return referenceValue(random, element, world.base);
    case 'string':
      return textValue(random, textsOf(element));
    case 'date':
      return dateValue(random, element);
    case 'number':
      return { modifier: undefined, value: nearNumber(random, Number(element.value)) };
    case 'quantity':
      return quantityValue(random, element);
    default:
      return uriValue(random, String(element.value));
  }
}

function tokenValue(random: Random, tokens: readonly Token[], isIdentifier: boolean): Searched | undefined {
  const token = random.pick(tokens);
  const text = worded(token.texts[0]?.trim());
  if (text !== undefined && (token.code === undefined || random.chance(0.3))) {
    return { modifier: 'text', value: escaped(changed(random, text.slice(0, random.whole(1, text.length)))) };
  }
  const ofType = isIdentifier && random.chance(0.6) ? ofTypeValue(token) : undefined;
  return ofType ?? codeValue(random, token);
}

function ofTypeValue({ code, types }: Token): Searched | undefined {
  const type = types.find((each) => each.system !== undefined && each.code !== undefined);
  return type === undefined || code === undefined
    ? undefined
    : { modifier: 'of-type', value: [type.system ?? '', type.code ?? '', code].map(escaped).join('|') };
}

/** `code`, `|code`, `system|code` or `system|`. */
function codeValue(random: Random, { system, code }: Token): Searched | undefined {
  if (code === undefined) {
    return system === undefined ? undefined : { modifier: undefined, value: `${escaped(system)}|` };
  }
  const bare = random.chance(0.1) ? `|${escaped(code)}` : escaped(code);
  const full = `${escaped(system ?? '')}|${random.chance(0.25) ? '' : escaped(code)}`;
  const modifier = random.maybe(0.15, () => 'not');
  return { modifier, value: system !== undefined && random.chance(0.45) ? full : bare };
}

function referenceValue(random: Random, element: Element, base: string): Searched | undefined {
  if (element.type === 'canonical') {
    const url = String(element.value);
    return { modifier: undefined, value: escaped(random.chance(0.5) ? url : (url.split('|')[0] ?? '')) };
  }
  const { identifier } = json(element.value);
  const address = addressOf(element, base);
  if (identifier !== undefined && (address === undefined || random.chance(0.5))) {
    const named = codeValue(random, identifierToken(json(identifier)));
    return named && { modifier: 'identifier', value: named.value };
  }
  return address === undefined || address.startsWith('#') ? undefined : addressValue(random, address, base);
}

function addressValue(random: Random, address: string, base: string): Searched {
  const [type = '', id = '', ...rest] = address.split('/');
  if (rest.length > 0) {
    return { modifier: undefined, value: escaped(address) };
  }
  return random.pick([
    { modifier: undefined, value: address },
    { modifier: undefined, value: id },
    { modifier: undefined, value: `${base}/${address}` },
    { modifier: type, value: id },
    { modifier: type, value: id },
    { modifier: type, value: id },
    { modifier: type, value: address },
  ]);
}

function textValue(random: Random, texts: readonly string[]): Searched | undefined {
  const text = random.pick(texts).trim();
  if (random.chance(0.3)) {
    const whole = random.pick(texts);
    return { modifier: 'exact', value: escaped(random.chance(0.5) ? whole : changed(random, whole)) };
  }
  const from = random.whole(Math.min(1, text.length - 1), Math.min(5, text.length - 1));
  const to = random.whole(from + 1, text.length);
  return random.chance(0.45)
    ? { modifier: 'contains', value: escaped(changed(random, text.slice(from, to).trim() || text)) }
    : { modifier: undefined, value: escaped(changed(random, text.slice(0, to))) };
}

/** The same text in another case, or without its accents. */
function changed(random: Random, text: string): string {
  return random.pick([text, text.toUpperCase(), text.toLowerCase(), text.normalize('NFD').replace(/\p{M}/gu, '')]);
}

const PREFIXES = ['', '', '', 'eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap', 'ap'];

function dateValue(random: Random, element: Element): Searched {
  const ends = spansOf(element).flatMap(({ from, to }) => [from, to]);
  const near = random.pick(ends.filter(Number.isFinite));
  return { modifier: undefined, value: nearDate(random, near) };
}

/** A moment or something near it, said in any precision and zone. */
function nearDate(random: Random, moment: number): string {
  const shifted = moment + random.pick([0, 0, 0, 1, -1, 1000, -1000, 3_600_000, -86_400_000, 86_400_000]);
  const [zone, minutes] = random.pick([
    ['Z', 0],
    ['Z', 0],
    ['', 0],
    ['+02:00', 120],
    ['-11:30', -690],
  ] as const);
  const local = new Date(shifted + minutes * 60_000).toISOString().slice(0, -1);
  const text = random.pick([
    local.slice(0, 4),
    local.slice(0, 7),
    local.slice(0, 7),
    local.slice(0, 10),
    local.slice(0, 10),
    `${local.slice(0, 16)}${zone}`,
    `${local.slice(0, 19)}${zone}`,
    `${local}${zone}`,
  ]);
  return `${random.pick(PREFIXES)}${text}`;
}

function nearNumber(random: Random, number: number): string {
  const text = random.pick([
    String(number),
    number.toFixed(0),
    number.toFixed(1),
    number.toFixed(2),
    String(number + 1),
    (number + random.pick([0.05, -0.05, 5, -5])).toFixed(random.pick([0, 1, 2])),
    (number * random.pick([1, 1.1, 0.9])).toFixed(2),
    `${String(number)}e0`,
  ]);
  return `${random.pick(PREFIXES)}${text}`;
}

function quantityValue(random: Random, element: Element): Searched | undefined {
  const { value, system, code, unit } = json(element.value);
  if (typeof value !== 'number') {
    return undefined;
  }
  const number = nearNumber(random, value);
  const said = worded(code) ?? worded(unit) ?? '';
  const full = `${number}|${escaped(worded(system) ?? '')}|${escaped(said)}`;
  return { modifier: undefined, value: random.pick([number, `${number}||${escaped(said)}`, full]) };
}

function uriValue(random: Random, uri: string): Searched {
  const parent = uri.split('/').slice(0, -1).join('/');
  return random.pick([
    { modifier: undefined, value: uri },
    { modifier: undefined, value: uri },
    { modifier: 'below', value: parent.length > 'http://'.length ? parent : uri },
    { modifier: 'below', value: uri },
    { modifier: 'above', value: `${uri}/more` },
    { modifier: 'above', value: uri },
  ]);
}
