import 'server-only';
import type { Bundle } from '@medplum/fhirtypes';
import { InputError } from '@/lib/domain/fhir/errors';
import type { ResourceType } from '@/lib/domain/fhir/resource-type';
import type { HistoryQuery } from '@/lib/server/repository/repository';
import { DEFAULT_COUNT, MOST_COUNT } from '@/lib/server/repository/search-limits';
import { SUMMARIES, type Summary, shapeResource } from '@/lib/server/repository/shape-resource';
import { answerOf, type FhirAnswer, type FhirCall, requireScope } from './fhir-call';
import { parseVersions } from './if-match';
import { openQuery, SEALED, sealLinks } from './sealed-query';

type Place = { type: ResourceType; id: string };

/** hl7.org/fhir/R4/http.html#read, with If-None-Match and If-Modified-Since. */
export async function readInstance(call: FhirCall, { type, id }: Place): Promise<FhirAnswer> {
  requireScope(call, type, 'r');
  const resource = await call.repository.readResource(type, id);
  const answer = answerOf(resource, { status: 200 });
  if (isKnown(call, answer)) {
    return { status: 304, shown: resource, ...(answer.version !== undefined && { version: answer.version }) };
  }
  return { ...answer, shown: resource, resource: shapeResource(resource, shapeOf(call.query)) };
}

/** hl7.org/fhir/R4/http.html#vread */
export async function readVersion(
  call: FhirCall,
  { type, id, version }: Place & { version: string },
): Promise<FhirAnswer> {
  requireScope(call, type, 'r');
  const shown = await call.repository.readVersion(type, id, version);
  return answerOf(shown, { status: 200, shown });
}

/**
 * hl7.org/fhir/R4/http.html#search; with POST the parameters of URL and form count together, and the links to further
 * pages are sealed.
 */
export async function searchType(call: FhirCall, type: ResourceType): Promise<FhirAnswer> {
  requireScope(call, type, 's');
  const asked = await queryOf(call);
  const sealed = asked.get(SEALED);
  const query = sealed === null ? asked : openQuery(sealed, await call.pageKey());
  const bundle = await call.repository.searchRaw(type, query, { strict: call.prefer.handling === 'strict' });
  const isHidden = sealed !== null || call.method === 'POST';
  return { status: 200, asked: query, resource: isHidden ? sealLinks(bundle, await call.pageKey()) : bundle };
}

async function queryOf(call: FhirCall): Promise<URLSearchParams> {
  const query = new URLSearchParams(call.query);
  if (call.method !== 'POST') {
    return query;
  }
  const body = await call.body();
  if (body.kind !== 'form') {
    throw new InputError('Send the parameters of a search as application/x-www-form-urlencoded.', { status: 415 });
  }
  for (const [name, value] of body.value) {
    query.append(name, value);
  }
  return query;
}

/** hl7.org/fhir/R4/http.html#history of an instance, a type or the whole store. */
export async function readHistory(call: FhirCall, place: Partial<Place>): Promise<FhirAnswer> {
  requireScope(call, place.type ?? '*', place.id === undefined ? 's' : 'r');
  const query: HistoryQuery = {
    count: countOf(call.query),
    ...(place.id !== undefined && { id: place.id }),
    ...timesOf(call.query),
  };
  const bundle: Bundle = await call.repository.readTypeHistory(place.type, query);
  return { status: 200, resource: bundle };
}

function countOf(query: URLSearchParams): number {
  const text = query.get('_count');
  if (text !== null && !/^\d{1,9}$/.test(text)) {
    throw new InputError('_count must be a whole number from 0.', {
      fields: [{ field: '_count', message: 'not a number' }],
    });
  }
  return Math.min(text === null ? DEFAULT_COUNT : Number(text), MOST_COUNT);
}

function timesOf(query: URLSearchParams): Pick<HistoryQuery, 'since' | 'at' | 'before'> {
  const [since, at, before] = [query.get('_since'), query.get('_at'), query.get('_cursor')];
  return { ...(since !== null && { since }), ...(at !== null && { at }), ...(before !== null && { before }) };
}

function shapeOf(query: URLSearchParams): { summary: Summary; elements: readonly string[] } {
  const text = query.get('_summary') ?? 'false';
  const summary = SUMMARIES.find((each) => each === text);
  if (summary === undefined) {
    throw new InputError(`_summary must be one of ${SUMMARIES.join(', ')}.`, {
      fields: [{ field: '_summary', message: 'unknown value' }],
    });
  }
  const elements = (query.get('_elements') ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
  return { summary, elements };
}

function isKnown({ conditions }: FhirCall, { version }: FhirAnswer): boolean {
  const { ifNoneMatch, ifModifiedSince } = conditions;
  if (ifNoneMatch !== undefined) {
    const known = parseVersions(ifNoneMatch, 'If-None-Match');
    return known.kind === 'any' || known.versions.includes(version?.version ?? '');
  }
  const since = Date.parse(ifModifiedSince ?? '');
  // The header has whole seconds.
  return !Number.isNaN(since) && Math.floor(Date.parse(version?.updated ?? '') / 1000) * 1000 <= since;
}
