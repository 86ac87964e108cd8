import 'server-only';
import { numberMatches, quantityMatches } from './amount-oracle-fixture';
import { dateMatches, spanOf, spansOf } from './date-oracle-fixture';
import { type Definition, definitionsOf } from './definitions-fixture';
import { type Element, elementsOf } from './elements-fixture';
import { type Held, json, listed, type Part, type Query, type World } from './held-fixture';
import { isCondition, splitAt, unescaped } from './query-text-fixture';
import { referenceMatches, targetsOf } from './reference-oracle-fixture';
import { textMatches, textsOf, uriMatches } from './text-oracle-fixture';
import { tokenMatches, tokensOf } from './token-oracle-fixture';

/** Every resource of the world that a query must find, in no order: one after the other, from the definitions alone. */
export function foundBy({ type, parts }: Query, world: World): Held[] {
  return world.resources.filter(
    (resource) =>
      resource.resourceType === type && parts.filter(isCondition).every((part) => holds(resource, part, world)),
  );
}

function holds(resource: Held, [name, raw]: Part, world: World): boolean {
  if (name.startsWith('_has:')) {
    const [, source = '', code = '', ...rest] = name.split(':');
    return world.resources.some(
      (other) =>
        other.resourceType === source &&
        targetsOf(other, code, world).includes(resource) &&
        holds(other, [rest.join(':'), raw], world),
    );
  }
  const dot = name.indexOf('.');
  if (dot > 0) {
    return chainHolds(resource, { head: name.slice(0, dot), rest: name.slice(dot + 1), raw }, world);
  }
  const [code = '', modifier] = name.split(':');
  return valueHolds(resource, { code, modifier, raw }, world);
}

function chainHolds(resource: Held, chain: { head: string; rest: string; raw: string }, world: World): boolean {
  const [code = '', type] = chain.head.split(':');
  const targets = definitionsOf(resource.resourceType).get(code)?.targets ?? [];
  return targetsOf(resource, code, world).some(
    (target) =>
      (type === undefined ? targets.includes(target.resourceType) : target.resourceType === type) &&
      knows(target.resourceType, chain.rest) &&
      holds(target, [chain.rest, chain.raw], world),
  );
}

/** Of the types that a chain may lead to, those without the parameter are left out. */
function knows(type: string, name: string): boolean {
  return name.startsWith('_has:') || definitionsOf(type).has(name.split(/[.:]/)[0] ?? '');
}

type Asked = { code: string; modifier: string | undefined; raw: string };

function valueHolds(resource: Held, { code, modifier, raw }: Asked, world: World): boolean {
  const values = splitAt(raw, ',');
  if (code === '_id') {
    return values.map(unescaped).includes(resource.id);
  }
  if (code === '_lastUpdated') {
    // What is contained was never written by itself.
    const updated = listed(json(resource.meta).lastUpdated).map((each) => spanOf(String(each)));
    return values.some((value) => updated.some((span) => dateMatches(span, value, world.now)));
  }
  const definition = definitionsOf(resource.resourceType).get(code);
  const elements = elementsOf(resource, code);
  if (definition === undefined || modifier === 'missing') {
    return String(elements.length === 0) === raw;
  }
  const some = values.some((value) =>
    elements.some((element) => elementMatches(element, value, { definition, modifier, world })),
  );
  return modifier === 'not' ? !some : some;
}

type Way = { definition: Definition; modifier: string | undefined; world: World };

function elementMatches(element: Element, value: string, { definition, modifier, world }: Way): boolean {
  switch (definition.type) {
    case 'token':
      return tokensOf(element).some((token) => tokenMatches(token, value, modifier));
    case 'reference':
      return referenceMatches(element, value, modifier, world.base);
    case 'string':
      return textsOf(element).some((text) => textMatches(text, unescaped(value), modifier));
    case 'uri':
      return uriMatches(String(element.value), unescaped(value), modifier);
    case 'date':
      return spansOf(element).some((span) => dateMatches(span, value, world.now));
    case 'number':
      return numberMatches(Number(element.value), value);
    case 'quantity':
      return quantityMatches(element, value);
    default:
      throw new Error(`No rule for ${definition.type}.`);
  }
}
