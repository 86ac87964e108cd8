import 'server-only';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SearchParameter } from '@medplum/fhirtypes';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { BASE } from './endpoint-fixture';
import { HL7 } from './invariant-oracle-fixture';
import type { Sample } from './type-samples-fixture';

export type Param = { name: string; type: string };

const published: readonly SearchParameter[] = readdirSync(HL7)
  .filter((name) => /^SearchParameter-[A-Za-z]+-[a-z-]+\.json$/.test(name))
  .map((name): SearchParameter => JSON.parse(readFileSync(path.join(HL7, name), 'utf8')))
  .filter(({ expression }) => expression !== undefined);

/** For tests: the search parameters of a type that HL7 published, whether this server has them or not. */
export function publishedOf(type: string): SearchParameter[] {
  return published.filter(({ base = [] }) => (base as string[]).includes(type));
}

const COMMON: Readonly<Record<string, string>> = {
  _id: 'Resource.id',
  _tag: 'Resource.meta.tag',
  _profile: 'Resource.meta.profile',
  _security: 'Resource.meta.security',
  _source: 'Resource.meta.source',
  'due-date': 'Task.restriction.period.end',
  output: 'Task.output.value',
};

/** For tests: a value that an instance has, by the published expression under an engine that others wrote. */
export function drawnFrom(
  stored: readonly Sample[],
  type: string,
  { name, type: kind }: Param,
): { id: string; value: string } | undefined {
  const expression = COMMON[name] ?? publishedOf(type).find(({ code }) => code === name)?.expression ?? '';
  const own = expression
    .split('|')
    .map((each) => each.trim())
    .filter((each) => /^\(*Resource\./.test(each) || each.replace(/^\(+/, '').startsWith(`${type}.`));
  return stored
    .flatMap((resource) => own.flatMap((each) => nodesOf(resource, each)).map((node) => ({ id: resource.id, node })))
    .flatMap(({ id, node }) => {
      const value = READERS[kind]?.(fieldsOf(node));
      return value === undefined || value === '' ? [] : [{ id, value }];
    })[0];
}

/** What a reference means and of which type a value is shows in what is found. */
function nodesOf(resource: Sample, expression: string): unknown[] {
  const wanted = /resolve\(\) is (\w+)/.exec(expression)?.[1];
  const plain = expression
    .replaceAll(/\.where\(resolve\(\) is (\w+)\)/g, '')
    .replaceAll(/ as (\w+)/g, '.ofType($1)')
    .replaceAll('.as(', '.ofType(');
  const isWanted = (node: unknown) =>
    wanted === undefined || String((node as { reference?: unknown }).reference).startsWith(`${wanted}/`);
  try {
    return (fhirpath.evaluate(structuredClone(resource), plain, {}, r4) as unknown[]).filter(isWanted);
  } catch {
    return [];
  }
}

type Fields = Readonly<Record<string, unknown>> & { plain?: string };

function fieldsOf(node: unknown): Fields {
  return typeof node === 'object' && node !== null ? (node as Fields) : { plain: String(node) };
}

const READERS: Readonly<Record<string, (fields: Fields) => string | undefined>> = {
  token: (fields) => (fields.plain === undefined ? tokenOf(fields) : escaped(fields.plain)),
  reference: ({ plain, reference }) => {
    if (/^[A-Z]\w+\/[\w.-]+$/.test(String(reference))) {
      return String(reference);
    }
    return plain?.startsWith('http') === true && !plain.startsWith(BASE) ? escaped(plain) : undefined;
  },
  string: ({ plain, family, city, text, country }) => {
    const found = plain ?? family ?? city ?? text ?? country;
    return typeof found === 'string' ? escaped(found) : undefined;
  },
  date: ({ plain, start }) => (typeof start === 'string' ? `ge${start}` : /^\d{4}.*$/.exec(plain ?? '')?.[0]),
  number: ({ plain }) => plain,
  quantity: ({ value }) => (typeof value === 'number' ? String(value) : undefined),
  uri: ({ plain }) => (plain === undefined ? undefined : escaped(plain)),
};

function tokenOf({ coding, system, code, value }: Fields): string | undefined {
  const one = (Array.isArray(coding) ? coding[0] : { system, code: code ?? value }) as Fields | undefined;
  if (typeof one?.code !== 'string') {
    return undefined;
  }
  const prefix = String(one.system).startsWith('http') ? `${escaped(String(one.system))}|` : '';
  return `${prefix}${escaped(one.code)}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\,|$]/g, '\\$&');
}
