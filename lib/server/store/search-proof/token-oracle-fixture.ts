import 'server-only';
import { unsaidSystem } from './definitions-fixture';
import type { Element } from './elements-fixture';
import { type Json, json, listed, worded } from './held-fixture';
import { splitAt, unescaped } from './query-text-fixture';
import { folded } from './text-oracle-fixture';

/** What a token search can compare of one element. */
export type Token = {
  system: string | undefined;
  code: string | undefined;
  texts: readonly string[];
  types: readonly { system: string | undefined; code: string | undefined }[];
};

/** The tokens of an element by its type (hl7.org/fhir/R4/search.html#token, the table of types). */
export function tokensOf({ type, path, value }: Element): Token[] {
  switch (type) {
    case 'CodeableConcept': {
      const { coding, text } = json(value);
      return [...listed(coding).map((each) => codingToken(json(each))), plain({ texts: texts(text) })];
    }
    case 'Coding':
      return [codingToken(json(value))];
    case 'Identifier':
      return [identifierToken(json(value))];
    case 'ContactPoint':
      return [plain({ code: worded(json(value).value) })];
    default: {
      const code = String(value);
      return [plain({ code, system: type === 'code' ? unsaidSystem(path, code) : undefined })];
    }
  }
}

function plain(part: Partial<Token>): Token {
  return { system: undefined, code: undefined, texts: [], types: [], ...part };
}

function texts(...values: unknown[]): string[] {
  return values.flatMap((value) => worded(value) ?? []);
}

function codingToken({ system, code, display }: Json): Token {
  return plain({ system: worded(system), code: worded(code), texts: texts(display) });
}

/** An Identifier as a token, with the texts and codes of its type. */
export function identifierToken({ system, value, type }: Json): Token {
  const { text, coding } = json(type);
  const codings = listed(coding).map(json);
  return {
    system: worded(system),
    code: worded(value),
    texts: texts(text, ...codings.map(({ display }) => display)),
    types: codings.map((each) => ({ system: worded(each.system), code: worded(each.code) })),
  };
}

/** Whether a token is what was asked for: `code`, `system|code`, `|code`, `system|`, or by `:text` and `:of-type`. */
export function tokenMatches(token: Token, raw: string, modifier: string | undefined): boolean {
  if (modifier === 'text') {
    return token.texts.some((text) => folded(text).startsWith(folded(unescaped(raw))));
  }
  const [first = '', ...rest] = splitAt(raw, '|').map(unescaped);
  if (modifier === 'of-type') {
    return token.code === rest[1] && token.types.some(({ system, code }) => system === first && code === rest[0]);
  }
  const [second] = rest;
  if (second === undefined) {
    return token.code === first;
  }
  if (first === '') {
    return token.code === second && token.system === undefined;
  }
  return token.system === first && (second === '' || token.code === second);
}
