import 'server-only';
import { InputError } from '@/lib/domain/fhir/errors';
import { isResourceType } from '@/lib/domain/fhir/resource-type';
import { type CompositeParameter, compositeParametersOf } from '@/lib/server/repository/composite-parameters';
import { DEEPEST_CHAIN, MOST_CHAIN_TARGETS } from '@/lib/server/repository/search-limits';
import { MODIFIERS } from '@/lib/server/repository/search-modifiers';
import {
  isSearchable,
  type SearchParameter,
  type SearchParameterType,
  searchParametersOf,
} from '@/lib/server/repository/search-parameters';
import type { CodeMatch } from './codes-condition';
import type { ReferenceMatch } from './references-condition';

/** One condition of a search, understood: `chain` looks through a reference, `has` at what points here. */
export type Filter =
  | {
      kind: 'value';
      parameter: SearchParameter;
      modifier: string | undefined;
      values: readonly string[];
      /** What the values stand for, once it was looked up, when the modifier asks for that. */
      match?: CodeMatch | ReferenceMatch;
    }
  | { kind: 'composite'; parameter: CompositeParameter; values: readonly string[] }
  | { kind: 'id'; values: readonly string[] }
  | { kind: 'updated'; values: readonly string[] }
  | { kind: 'chain'; parameter: SearchParameter; targets: readonly { type: string; filter: Filter }[] }
  | { kind: 'has'; type: string; parameter: SearchParameter; filter: Filter };

/** A filter on the values that the index holds. */
export type ValueFilter = Extract<Filter, { kind: 'value' }>;

/** Those that need a value set, a code system or a hierarchy of resources to be looked up. */
const LOOKED_UP: Partial<Record<SearchParameterType, readonly string[]>> = {
  token: ['in', 'not-in', 'above', 'below'],
  reference: ['above', 'below', 'contains'],
};

/**
 * Understands one `name=value` of a search on a type; undefined when there is no such parameter.
 * @throws InputError for a modifier that is not supported (hl7.org/fhir/R4/search.html#modifiers) or an empty value.
 */
export function parseFilter(type: string, name: string, raw: string, depth = 0): Filter | undefined {
  if (depth > DEEPEST_CHAIN) {
    throw new InputError(`${name} reaches too far.`, { fields: [{ field: name, message: 'chain too deep' }] });
  }
  if (name.startsWith('_has:')) {
    return parseHas(type, name, raw, depth);
  }
  const dot = name.indexOf('.');
  if (dot > 0) {
    return parseChain(type, { head: name.slice(0, dot), rest: name.slice(dot + 1), raw }, depth);
  }
  const [code = '', modifier] = splitOnce(name, ':');
  const values = splitValues(raw);
  if (values.some((value) => value === '')) {
    throw new InputError(`${name} has an empty value.`, { fields: [{ field: name, message: 'empty' }] });
  }
  if (code === '_id' || code === '_lastUpdated') {
    refuseModifier(code, modifier);
    return { kind: code === '_id' ? 'id' : 'updated', values: values.map(unescapeValue) };
  }
  const parameter = parameterOf(type, code);
  return parameter === undefined
    ? parseComposite(type, code, { modifier, values })
    : { kind: 'value', parameter, modifier: checkModifier(parameter, modifier), values };
}

/** Whether a filter can be judged only once it was looked up what its values stand for. */
export function isLookedUp({ parameter, modifier = '' }: Extract<Filter, { kind: 'value' }>): boolean {
  return LOOKED_UP[parameter.type]?.includes(modifier) === true;
}

/** Splits at a character that no backslash escapes (hl7.org/fhir/R4/search.html#escaping). */
export function splitUnescaped(text: string, at: string): string[] {
  if (!text.includes('\\')) {
    return text.split(at);
  }
  const parts = [''];
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (character === '\\') {
      parts.push(`${parts.pop()}${character}${text[index + 1] ?? ''}`);
      index += 1;
    } else if (character === at) {
      parts.push('');
    } else {
      parts.push(`${parts.pop()}${character}`);
    }
  }
  return parts;
}

/** A value without the backslashes that kept its commas, bars and dollars together. */
export function unescapeValue(text: string): string {
  return text.replace(/\\([,|$\\])/g, '$1');
}

function splitValues(raw: string): string[] {
  return splitUnescaped(raw, ',');
}

function splitOnce(text: string, at: string): [string, string | undefined] {
  const index = text.indexOf(at);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}

function parameterOf(type: string, code: string): SearchParameter | undefined {
  return isSearchable(type, code) ? searchParametersOf(type).get(code) : undefined;
}

function checkModifier(parameter: SearchParameter, modifier: string | undefined): string | undefined {
  const isTarget = parameter.type === 'reference' && isResourceType(modifier);
  if (modifier !== undefined && !isTarget && !MODIFIERS[parameter.type].includes(modifier)) {
    refuseModifier(parameter.code, modifier);
  }
  return modifier;
}

function refuseModifier(code: string, modifier: string | undefined): void {
  if (modifier !== undefined) {
    throw new InputError(`${code} does not take the modifier :${modifier}.`, {
      fields: [{ field: `${code}:${modifier}`, message: 'not supported' }],
    });
  }
}

function parseComposite(
  type: string,
  code: string,
  { modifier, values }: { modifier: string | undefined; values: readonly string[] },
): Filter | undefined {
  const parameter = compositeParametersOf(type).get(code);
  if (parameter === undefined) {
    return undefined;
  }
  refuseModifier(code, modifier);
  return { kind: 'composite', parameter, values };
}

function parseHas(type: string, name: string, raw: string, depth: number): Filter | undefined {
  const [, source = '', code = '', ...rest] = name.split(':');
  if (!isResourceType(source) || rest.length === 0) {
    throw new InputError(`${name} must be _has:Type:reference:parameter.`, {
      fields: [{ field: name, message: 'malformed' }],
    });
  }
  const parameter = parameterOf(source, code);
  const filter = parseFilter(source, rest.join(':'), raw, depth + 1);
  const points =
    parameter?.type === 'reference' && (parameter.targets.length === 0 || parameter.targets.includes(type));
  return parameter !== undefined && points && filter !== undefined
    ? { kind: 'has', type: source, parameter, filter }
    : undefined;
}

function parseChain(
  type: string,
  chain: { head: string; rest: string; raw: string },
  depth: number,
): Filter | undefined {
  const [code, wanted] = splitOnce(chain.head, ':');
  const parameter = parameterOf(type, code);
  if (parameter?.type !== 'reference') {
    return undefined;
  }
  if (wanted !== undefined && !isResourceType(wanted)) {
    throw new InputError(`${chain.head} does not name a resource type.`, {
      fields: [{ field: chain.head, message: 'unknown type' }],
    });
  }
  const types = wanted === undefined ? parameter.targets : [wanted];
  if (types.length === 0 || types.length > MOST_CHAIN_TARGETS) {
    throw new InputError(`${code} can point at anything; name the type, as in ${code}:Patient.${chain.rest}.`, {
      fields: [{ field: chain.head, message: 'type missing' }],
    });
  }
  const targets = types.flatMap((target) => {
    const filter = parseFilter(target, chain.rest, chain.raw, depth + 1);
    return filter === undefined ? [] : [{ type: target, filter }];
  });
  return targets.length === 0 ? undefined : { kind: 'chain', parameter, targets };
}
