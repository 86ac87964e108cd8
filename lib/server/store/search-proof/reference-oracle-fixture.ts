import 'server-only';
import type { Element } from './elements-fixture';
import { elementsOf } from './elements-fixture';
import { type Held, json, listed, type World, worded } from './held-fixture';
import { unescaped } from './query-text-fixture';
import { identifierToken, tokenMatches } from './token-oracle-fixture';

/** Where a reference leads: `Type/id` here, or a URL elsewhere; the version it may name does not matter. */
export function addressOf({ value }: Pick<Element, 'value'>, base: string): string | undefined {
  const text = worded(json(value).reference)?.replace(/\/_history\/[^/]+$/, '');
  return text?.startsWith(`${base}/`) === true ? text.slice(base.length + 1) : text;
}

/** Whether a reference is what was asked for: an id, `Type/id`, a URL, or by `:identifier` (hl7.org/fhir/R4/search.html#reference). */
export function referenceMatches(element: Element, raw: string, modifier: string | undefined, base: string): boolean {
  const wanted = unescaped(raw);
  if (modifier === 'identifier') {
    const { identifier } = json(element.value);
    return identifier !== undefined && tokenMatches(identifierToken(json(identifier)), raw, undefined);
  }
  if (element.type === 'canonical') {
    return element.value === wanted || String(element.value).split('|')[0] === wanted;
  }
  return leadsTo(addressOf(element, base), wanted, { type: modifier, base });
}

function leadsTo(
  address: string | undefined,
  wanted: string,
  { type, base }: { type: string | undefined; base: string },
): boolean {
  const segments = address?.split('/') ?? [];
  if (type !== undefined && segments.at(-2) !== type) {
    return false;
  }
  return /[/:]/.test(wanted)
    ? address !== undefined && address === addressOf({ value: { reference: wanted } }, base)
    : segments.length === 2 && segments[1] === wanted;
}

/** The resources that a parameter of a resource leads to: in the world, or contained in it. */
export function targetsOf(resource: Held, code: string, world: World): Held[] {
  return elementsOf(resource, code).flatMap((element) => {
    const address = addressOf(element, world.base);
    if (address?.startsWith('#') === true) {
      return (listed(resource.contained) as Held[]).filter(({ id }) => `#${id}` === address);
    }
    return world.resources.filter(({ resourceType, id }) => `${resourceType}/${id}` === address);
  });
}
