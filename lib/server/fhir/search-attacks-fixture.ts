import { RESOURCE_TYPES } from '@/lib/domain/fhir/resource-type';
import { searchParametersOf } from '@/lib/server/repository/search-parameters';

/** For tests: a search that should keep a database busy. */
export type Attack = { what: string; type: string; query: string };

const list = (count: number, make: (number: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n)).join(',');
const often = (count: number, part: string) => Array(count).fill(part).join('&');
const MANY = 1500;

/** Every way of asking too much that the search syntax offers. */
export function attacks(): Attack[] {
  return [
    ...longLists(),
    ...chains(),
    ...broad(),
    ...includes(),
    ...pages(),
    ...EVERY_PARAMETER.flatMap(([type, name, kind]) => ofParameter(type, name, kind)),
  ];
}

function longLists(): Attack[] {
  const task = (what: string, query: string): Attack => ({ what: `${MANY} ${what}`, type: 'Task', query });
  return [
    task('ids', `_id=${list(MANY, (n) => `t${n}`)}`),
    task('identifiers', `identifier=${list(MANY, (n) => `order ${n}`)}`),
    task('identifiers with a system', `identifier=${list(MANY, (n) => `http://order.example|order ${n}`)}`),
    task('identifiers without a system', `identifier=${list(MANY, (n) => `|order ${n}`)}`),
    task('owners', `owner=${list(MANY, (n) => `Practitioner/s${n}`)}`),
    task('owners of any type', `focus=${list(MANY, (n) => `x${n}`)}`),
    task('parents of any type', `based-on=${list(MANY, (n) => `x${n}`)}`),
    task('patients excluded', `code:not=${list(MANY, (n) => `code${n}`)}`),
    task('words', `code:text=${list(MANY, (n) => `word${n}`)}`),
    task('dates', `authored-on=${list(MANY, (n) => `lt20${10 + (n % 9)}-01-01`)}`),
    task('times of change', `_lastUpdated=${list(MANY, (n) => `lt20${10 + (n % 9)}-01-01`)}`),
    task('numbers', `priority-order=${list(MANY, (n) => `gt${1000 + n}`)}`),
    task('profiles below', `_profile:below=${list(MANY, (n) => `http://a/${n}`)}`),
    task('profiles above', `_profile:above=${list(MANY, (n) => `http://a/${n}`)}`),
    task('statuses as parameters', Array(MANY).fill('status=requested').join('&')),
    task('exclusions as parameters', list(MANY, (n) => `code:not=x${n}`).replaceAll(',', '&')),
    task('names in a chain', `patient.name=${list(MANY, (n) => `name${n}`)}`),
    task('names contained in a chain', `patient.name:contains=${list(MANY / 5, (n) => `name${n}`)}`),
    { what: `${MANY} names`, type: 'Patient', query: `name=${list(MANY, (n) => `name${n}`)}` },
    { what: `${MANY} names contained`, type: 'Patient', query: `name:contains=${list(MANY, (n) => `name${n}`)}` },
    { what: `${MANY} identifiers`, type: 'Patient', query: `identifier=${list(MANY, (n) => `MRN-x${n}`)}` },
    { what: `${MANY} targets`, type: 'Provenance', query: `target=${list(MANY, (n) => `Task/x${n}`)}` },
    { what: `${MANY} targets of any type`, type: 'Provenance', query: `target=${list(MANY, (n) => `x${n}`)}` },
  ];
}

function chains(): Attack[] {
  const task = (what: string, query: string): Attack => ({ what, type: 'Task', query });
  return [
    task('a chain of three', 'part-of:Task.part-of:Task.part-of:Task.status=requested'),
    task('a chain of four', 'part-of:Task.part-of:Task.part-of:Task.part-of:Task.status=requested'),
    task('a chain through everybody', 'patient.general-practitioner:Practitioner.name=Staff'),
    task('a chain to every type', 'owner.identifier=x'),
    task('a chain from every owner', 'owner.name:contains=a'),
    task('a chain over every type twice', 'requester.name:contains=a&owner.name:contains=a&performer.identifier=x'),
    task('a chain through tasks', 'part-of.patient.name:contains=a'),
    task('an untyped chain to anything', 'focus._id=x'),
    task('ten chains', often(10, 'patient.name:contains=a')),
    task('a chain that excludes', 'patient.name:contains=a&patient.gender:not=male'),
    task('all that a Provenance points at', '_has:Provenance:target:agent=Practitioner/s1'),
    task('all that any Provenance points at', '_has:Provenance:target:agent:missing=false'),
    task('three levels of _has', '_has:Task:part-of:_has:Task:part-of:_has:Task:part-of:status=requested'),
    task('four levels of _has', '_has:Task:part-of:_has:Task:part-of:_has:Task:part-of:_has:Task:part-of:status=ready'),
    task('_has over a chain', '_has:Task:part-of:patient.name:contains=a'),
    task('ten _has', often(10, '_has:Provenance:target:agent:missing=false')),
    { what: 'patients of tasks', type: 'Patient', query: '_has:Task:patient:status=completed' },
    {
      what: 'patients of tasks of staff',
      type: 'Patient',
      query: '_has:Task:patient:owner:Practitioner.name:contains=a',
    },
    { what: 'patients of tasks of tasks', type: 'Patient', query: '_has:Task:patient:_has:Task:part-of:status=ready' },
    {
      what: 'staff of records of tasks',
      type: 'Practitioner',
      query: '_has:Provenance:agent:target:Task.status=ready',
    },
  ];
}

function broad(): Attack[] {
  const task = (what: string, query: string): Attack => ({ what, type: 'Task', query });
  return [
    task('everything counted', '_total=accurate'),
    task('everything summed up', '_summary=count'),
    task('everything but', 'status:not=draft&code:not=x&_total=accurate'),
    task('everything by words, counted', 'code:text=c&_total=accurate'),
    task('nothing by words', 'code:text=zzz&_total=accurate'),
    task('what is missing', 'identifier:missing=true&_total=accurate'),
    task('what is there', 'focus:missing=false&_total=accurate'),
    task('a profile below', '_profile:below=http://nothing.example&_total=accurate'),
    task('no system', 'identifier=|nothing&_total=accurate'),
    task('any type', 'focus=nothing&_total=accurate'),
    task('every date', 'authored-on=ne1900&modified=ne1900&due-date=ne1900&_total=accurate'),
    task('dates about', 'authored-on=ap1900&_total=accurate'),
    task('a period', 'period=gt1900&_total=accurate'),
    { what: 'records that name nobody', type: 'Provenance', query: 'agent:missing=true&_total=accurate' },
    { what: 'everybody by a letter', type: 'Patient', query: 'name:contains=a&_total=accurate' },
    { what: 'all records', type: 'Provenance', query: '_total=accurate' },
  ];
}

function includes(): Attack[] {
  const all = '_include=*&_count=1000';
  const task = (what: string, query: string): Attack => ({ what, type: 'Task', query });
  return [
    task('everything included', `_include=Task:*&_count=1000`),
    task('a wild card for the type', all),
    task('included again and again', '_include:iterate=Task:*&_include:iterate=Patient:*&_count=1000'),
    task('everything that points here', '_revinclude=Provenance:*&_revinclude=Task:*&_count=1000'),
    task(
      'everything that points here, again',
      '_revinclude:iterate=Provenance:target&_revinclude:iterate=Task:part-of&_count=1000',
    ),
    task(
      'fifty includes',
      `${RESOURCE_TYPES.slice(0, 50)
        .map((type) => `_revinclude=${type}:*`)
        .join('&')}&_count=1000`,
    ),
    {
      what: 'patients with all that points there',
      type: 'Patient',
      query: '_revinclude=Task:patient&_revinclude:iterate=Provenance:target&_count=1000',
    },
  ];
}

function pages(): Attack[] {
  const keys = [...searchParametersOf('Task').keys()];
  const task = (what: string, query: string): Attack => ({ what, type: 'Task', query });
  return [
    task('a huge page', '_count=999999999'),
    task('a huge page in every order', `_count=1000&_sort=${keys.slice(0, 20).join(',')}`),
    task('sorted by words', '_sort=-code,business-status'),
    task('sorted by what few have', '_sort=part-of,focus'),
    task('sorted by what nobody has', '_sort=-focus,-encounter&status:not=draft'),
    task('a hundred parts of _elements', `_elements=${list(1000, (n) => `element${n}`)}`),
    { what: 'sorted records', type: 'Provenance', query: '_sort=-target,agent&_count=1000' },
    { what: 'sorted people', type: 'Patient', query: '_sort=-name,birthdate,family&_count=1000' },
  ];
}

const EVERY_PARAMETER = ['Task', 'Patient', 'Provenance'].flatMap((type) =>
  [...searchParametersOf(type).values()].map(({ code, type: kind }) => [type, code, kind] as const),
);

/** The dearest form of each kind of parameter, where nothing matches and so everything is looked at. */
function ofParameter(type: string, name: string, kind: string): Attack[] {
  const dear: Record<string, readonly string[]> = {
    token: [`${name}:text=zzz`, `${name}=|zzz`, `${name}:not=zzz`],
    reference: [`${name}=zzz`, `${name}:identifier=|zzz`],
    string: [`${name}:contains=zzz`, `${name}:exact=zzz`],
    uri: [`${name}:below=http://zzz`, `${name}:above=http://zzz`],
    date: [`${name}=ap1900`, `${name}=ne2026`],
    number: [`${name}=ap7`],
    quantity: [`${name}=gt7||zzz`],
  };
  return [...(dear[kind] ?? []), `${name}:missing=true`, `_sort=-${name}&_count=10`].map((query) => ({
    what: query,
    type,
    query: query.startsWith('_sort') ? query : `${query}&_total=accurate`,
  }));
}
