import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { AGENT, BASE, type Send, sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { MODIFIER_CLINIC } from './search-modifiers-fixture';

let database: TestDatabase;
let send: Send;

beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
  const entry = MODIFIER_CLINIC.map((resource) => ({
    resource,
    request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
  }));
  const { status, body } = await send('POST', '', { body: { resourceType: 'Bundle', type: 'transaction', entry } });
  expect([status, body.issue]).toEqual([200, undefined]);
});
afterAll(() => database.close());

type Entry = { resource: { resourceType: string; id: string }; search: { mode: string } };
const strict = { headers: { prefer: 'handling=strict' } };

async function found(query: string, actor: Actor = AGENT): Promise<string> {
  const { status, body } = await send('GET', `/${query}`, { ...strict, actor });
  expect([status, body.issue]).toEqual([200, undefined]);
  return ((body.entry ?? []) as Entry[]).map(({ resource }) => resource.id).join(' ');
}

const CONDITIONS = 'c-bact c-bare c-flu c-frac c-hiv c-none c-other c-viral';
const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';

/** What is asked, and which resources must be found: worked out by hand from hl7.org/fhir/R4/search.html#modifiers. */
const TERMS: [query: string, ids: string][] = [
  ['Condition?code:in=urn:vs:infections', 'c-bact c-flu c-hiv c-viral'],
  ['Condition?code:in=ValueSet/infections', 'c-bact c-flu c-hiv c-viral'],
  [`Condition?code:in=${BASE}/ValueSet/infections`, 'c-bact c-flu c-hiv c-viral'],
  ['Condition?code:in=urn:vs:listed', 'c-flu c-frac'],
  ['Condition?code:in=urn:vs:imported', 'c-bact'],
  ['Condition?code:in=urn:vs:imported,urn:vs:listed', 'c-bact c-flu c-frac'],
  ['Condition?code:in=urn:vs:whole-other', 'c-other'],
  ['Condition?code:in=urn:vs:versioned|1', 'c-flu'],
  ['Condition?code:not-in=urn:vs:infections', 'c-bare c-frac c-none c-other'],
  ['Condition?code:not-in=urn:vs:whole-other', 'c-bact c-bare c-flu c-frac c-hiv c-none c-viral'],
  ['Condition?code:below=urn:dx|viral', 'c-flu c-hiv c-viral'],
  ['Condition?code:below=urn:dx|infection,urn:dx|fracture', 'c-bact c-flu c-frac c-hiv c-viral'],
  ['Condition?code:below=urn:dx|cow', ''],
  ['Condition?code:above=urn:dx|flu', 'c-flu c-viral'],
  ['Condition?code:above=urn:dx|hiv', 'c-hiv c-viral'],
  ['Condition?code:above=urn:dx|fracture', 'c-frac'],
  ['Task?priority:in=http://hl7.org/fhir/ValueSet/request-priority', 't-top'],
  ['Task?priority:not-in=http://hl7.org/fhir/ValueSet/request-priority', 't-leaf t-lone t-mid'],
  ['Task?status:in=http://hl7.org/fhir/ValueSet/task-status|4.0.1', 't-leaf t-lone t-mid t-top'],
  ['Observation?status:in=http://hl7.org/fhir/ValueSet/observation-status&value-string:missing=false', 'o-string'],
  ['Encounter?status:below=planned', 'e-none'],
  [`Encounter?class:below=${ACT}|_ActEncounterCode`, 'e-bed e-floor e-house e-none e-ring e-yard'],
  [`Encounter?class:above=${ACT}|ACUTE&status=planned`, 'e-none'],
  [`Encounter?class:below=${ACT}|ACUTE`, ''],
  ['DocumentReference?contenttype:below=text/xml', 'd-xml'],
  ['DocumentReference?contenttype=text/xml', ''],
  ['Patient?_has:Condition:patient:code:below=urn:dx|viral', 'p1'],
  ['Condition?subject:Patient._has:Condition:patient:code:in=urn:vs:whole-other', CONDITIONS],
];

const WORDS: [query: string, ids: string][] = [
  ['Condition?code:text=wurzburg', 'c-bact'],
  ['Condition?code:text=infection', ''],
  ['Condition?code:code-text=INFL', 'c-flu'],
  ['Condition?code:code-text=frac', 'c-frac'],
  ['Condition?code:code-text=young', ''],
  ['Condition?code:text-advanced=young', 'c-bact c-flu'],
  ['Condition?code:text-advanced=young -influenza', 'c-bact'],
  ['Condition?code:text-advanced="viral infection" or old', 'c-bact c-viral'],
  ['Condition?code:text-advanced=-nothing', 'c-bact c-flu c-viral'],
  ['Condition?code:text-advanced=(%26|!:*', ''],
  ['Task?owner:text=dr ana', 't-top'],
  ['Task?owner:text=haddad', ''],
  ['Task?owner:code-text=Dr', 't-top'],
  ['Task?owner:text-advanced=haddad', 't-top'],
  ['Encounter?location:text=the bed', 'e-bed'],
  ['Patient?name:text=ana ludenscheidt', 'p1'],
  ['Patient?name:text=john', 'p2'],
  ['Patient?name:text=joh', ''],
  ['Patient?name=john', ''],
  ['ValueSet?url:contains=WHOLE', 'whole-other'],
  ['ValueSet?url:contains=nothing', ''],
  ['ValueSet?url:below=http://hl7.org/fhir/ValueSet', 'ours'],
  ['ValueSet?url:above=http://hl7.org/fhir/ValueSet/request-priority/_history/1', 'ours'],
];

const HIERARCHIES: [query: string, ids: string][] = [
  ['Encounter?location:below=house', 'e-bed e-floor e-house'],
  ['Encounter?location:below=Location/floor', 'e-bed e-floor'],
  [`Encounter?location:below=${BASE}/Location/bed`, 'e-bed'],
  ['Encounter?location:above=bed', 'e-bed e-floor e-house'],
  ['Encounter?location:above=Location/room', 'e-floor e-house'],
  ['Encounter?location:contains=floor', 'e-bed e-floor e-house'],
  ['Encounter?location:contains=yard', 'e-yard'],
  ['Encounter?location:below=ring-a', 'e-ring'],
  ['Encounter?location:above=ring-b', 'e-ring'],
  ['Encounter?location:below=nowhere', ''],
  ['Location?partof:below=house', 'bed floor room'],
  ['Task?part-of:below=t-top', 't-leaf t-mid'],
  ['Task?part-of:above=t-mid', 't-leaf t-mid'],
  ['Task?part-of:below=Task/t-mid', 't-leaf'],
  ['Encounter?part-of:above=Encounter/e-bed', 'e-yard'],
  ['Encounter?location:below=house,yard', 'e-bed e-floor e-house e-yard'],
  ['QuestionnaireResponse?questionnaire:below=http://x/Questionnaire/q', 'r-10 r-100 r-11 r-bare'],
  ['QuestionnaireResponse?questionnaire:below=http://x/Questionnaire/q|1', 'r-10 r-11'],
  ['QuestionnaireResponse?questionnaire=http://x/Questionnaire/q|1', ''],
];

const COMPOSITES: [query: string, ids: string][] = [
  ['Observation?code-value-quantity=weight$70', 'o-weight'],
  ['Observation?code-value-quantity=urn:dx|weight$gt69|http://unitsofmeasure.org|kg', 'o-weight'],
  ['Observation?code-value-quantity=weight$gt70', ''],
  ['Observation?code-value-quantity=weight$70,height$180', 'o-weight'],
  ['Observation?component-code-value-quantity=weight$70', 'o-both'],
  ['Observation?component-code-value-quantity=weight$180', ''],
  ['Observation?component-code-value-quantity=height$gt100', 'o-both'],
  ['Observation?combo-code-value-quantity=weight$70', 'o-both o-weight'],
  ['Observation?code-value-string=note$costs 5\\$\\, they', 'o-string'],
  ['Observation?code-value-date=seen$ge2026-03', 'o-date'],
  ['Observation?code-value-date=seen$lt2026-03', ''],
  ['Group?characteristic-value=gender$mixed', 'g'],
  ['Group?characteristic-value=gender$eve', ''],
  ['Group?characteristic-value=gender$eve,owner$eve', 'g'],
  ['Questionnaire?context-type-value=focus$urn:dx|flu', 'q'],
  ['Questionnaire?context-type-value=age$urn:dx|flu', ''],
  ['Questionnaire?context-type-quantity=urn:use|age$18', 'q'],
  ['DocumentReference?relationship=replaces$DocumentReference/d-pdf', 'd-xml'],
  ['DocumentReference?relationship=signs$DocumentReference/d-pdf', ''],
  ['Patient?_has:Observation:patient:code-value-quantity=weight$70', 'p1'],
];

describe('a modified search finds what the specification says', () => {
  test.each([...TERMS, ...WORDS, ...HIERARCHIES, ...COMPOSITES])('%s → %s', async (query, ids) => {
    expect(await found(query)).toBe(ids);
  });
});

test('a search that ignores what the modifier follows is caught by every case that follows something', async () => {
  const following = [...TERMS, ...HIERARCHIES.slice(0, -3)].filter(
    ([query, ids]) => ids.split(' ').length > 1 && !query.includes(','),
  );
  const uncaught = [];
  for (const [query, ids] of following) {
    const plain = query.replace(/:(in|not-in|above|below|contains)=/, '=');
    const { body } = await send('GET', `/${plain}`);
    if (((body.entry ?? []) as Entry[]).map(({ resource }) => resource.id).join(' ') === ids) {
      uncaught.push(query);
    }
  }
  expect([following.length > 20, uncaught]).toEqual([true, []]);
});

test('a composite that joins values of two elements is caught', async () => {
  const apart = 'Observation?component-code=weight&component-value-quantity=180';
  expect([await found(apart), await found('Observation?component-code-value-quantity=weight$180')]).toEqual([
    'o-both',
    '',
  ]);
});

describe('what cannot be answered in full is refused with 400 that names the parameter', () => {
  test.each([
    ['Condition?code:in=urn:vs:none', 'ValueSet urn:vs:none is not known here'],
    ['Condition?code:in=urn:vs:versioned|2', 'ValueSet urn:vs:versioned|2 is not known here'],
    ['Condition?code:not-in=urn:vs:none', 'ValueSet urn:vs:none is not known here'],
    ['Condition?code:in=urn:vs:loop', 'imports itself'],
    ['Condition?code:in=urn:vs:unknown-filter', 'CodeSystem urn:nowhere is not known here in full'],
    ['Condition?code:below=urn:nowhere|x', 'CodeSystem urn:nowhere is not known here in full'],
    ['Condition?code:above=urn:part|x', 'CodeSystem urn:part is not known here in full'],
    ['Condition?code:below=viral', 'code:below must be system|code'],
    ['Condition?code:below=urn:dx|', 'code:below must be system|code'],
    ['Condition?code:in=a,', 'code:in has an empty value'],
    ['Patient?_has:Condition:patient:code:in=urn:vs:none', 'code:in cannot be searched'],
    ['Encounter?location:below=Patient/p1', 'location:below needs Type/id'],
    ['Encounter?location:below=a/b/c', 'location:below must be Type/id'],
    ['Task?subject:below=x', 'subject:below needs Type/id'],
    ['Task?focus:below=x', 'focus:below needs Type/id'],
    ['QuestionnaireResponse?questionnaire:above=http://x/Questionnaire/q|1', 'questionnaire:above must be Type/id'],
    ['ValueSet?url:below=urn:oid:1.2', 'url:below is for URLs'],
    ['ValueSet?url:above=urn:oid:1.2', 'url:above is for URLs'],
    ['Observation?code-value-quantity=weight', 'code-value-quantity must be code$value-quantity'],
    ['Observation?code-value-quantity=weight$', 'code-value-quantity must be code$value-quantity'],
    ['Observation?code-value-quantity=weight$heavy', 'value-quantity must be a number'],
    ['Observation?code-value-quantity:missing=true', 'code-value-quantity does not take the modifier :missing'],
    ['Patient?name:in=x', 'name does not take the modifier :in'],
    ['Task?authored-on:above=2026', 'authored-on does not take the modifier :above'],
    ['Task?_id:not=x', '_id does not take the modifier :not'],
    ['Task?_id:missing=false', '_id does not take the modifier :missing'],
    ['Task?_lastUpdated:missing=true', '_lastUpdated does not take the modifier :missing'],
    ['Task?_count:exact=1', '_count takes no modifier'],
    ['Task?_sort:missing=status', '_sort takes no modifier'],
    ['Task?patient._has:Task:patient:patient._has:Task:patient:status=x', 'reaches too far'],
    [`Condition?${Array.from({ length: 21 }, () => 'code:in=urn:vs:listed').join('&')}`, 'at most 2000 values'],
  ])('%s: %s', async (query, message) => {
    const { status, body } = await send('GET', `/${query}`);
    expect(status).toBe(400);
    expect(JSON.stringify(body.issue)).toContain(message);
  });
});

describe('what is not offered is refused when strict, and else left out of the self link', () => {
  test.each([
    '_list=x',
    '_text=x',
    '_content=x',
    '_filter=x',
    '_query=x',
    '_contained=true',
    '_containedType=container',
    '_revinclude=*',
    '_include:iterate=*',
    '_sort=code-value-quantity',
    'near=1|2',
    'colour:in=x',
  ])('%s', async (parameter) => {
    const type = parameter.startsWith('near') ? 'Location' : 'Observation';
    expect((await send('GET', `/${type}?${parameter}`, strict)).status).toBe(400);
    const { status, body } = await send('GET', `/${type}?_count=1&${parameter}`);
    expect([status, body.link[0].url]).toEqual([200, `${BASE}/${type}?_count=1`]);
  });
});

test('_include=* brings whatever the matches refer to', async () => {
  const { body } = await send('GET', '/Encounter?_id=e-yard&_include=*', strict);
  const included = (body.entry as Entry[]).filter(({ search }) => search.mode === 'include');
  expect(included.map(({ resource }) => `${resource.resourceType}/${resource.id}`).sort()).toEqual([
    'Encounter/e-bed',
    'Location/yard',
  ]);
});

test('chains and _has pass through each other, as deep as is allowed', async () => {
  expect(await found('Observation?patient._has:Condition:patient:code=urn:dx|flu&code=note')).toBe('o-string');
  expect(await found('Patient?_has:Condition:patient:subject:Patient.name=muller')).toBe('p1');
  expect(await found('Patient?_has:Encounter:patient:_has:Task:encounter:status=requested')).toBe('');
  expect(await found('Location?_has:Encounter:location:part-of.location:below=room')).toBe('yard');
  expect(await found('Encounter?location:Location.partof:below=floor')).toBe('e-bed');
  expect(await found('Task?_has:Task:part-of:_has:Task:part-of:code:in=urn:vs:listed')).toBe('t-top');
});

describe('who does not see a resource is not led through it', () => {
  const clinician: Actor = {
    ...AGENT,
    accessRole: 'clinician',
    handles: ['Practitioner/b'],
    scopes: [],
  };
  test('a hierarchy ends where the reader sees no further', async () => {
    const asked = ['Task', 'Task?part-of:below=t-mid', 'Task?part-of:below=t-top', 'Location?partof:below=house'];
    const seen = [];
    for (const query of asked) {
      seen.push(await found(query, clinician));
    }
    expect(seen).toEqual(['t-leaf', 't-leaf', '', 'bed floor room']);
    expect(await found('Task?part-of:below=t-top')).toBe('t-leaf t-mid');
  });

  test('a value set that the reader may not read is not known', async () => {
    const query = '/Condition?code:in=urn:vs:infections';
    expect((await send('GET', query, { actor: { ...AGENT, scopes: ['system/Condition.rs'] } })).status).toBe(400);
    expect((await send('GET', query, { actor: { ...AGENT, scopes: ['system/*.rs'] } })).status).toBe(200);
  });
});
