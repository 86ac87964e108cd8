import type { Bundle } from '@medplum/fhirtypes';
import { pool } from '@/lib/server/database/pool';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import type { Pages } from './growth';
import { NURSE, TAG, TYPE_SYSTEM } from './hospital-years';

const OPEN = 'requested,received,accepted,ready,in-progress,on-hold';
const DAY = 24 * 60 * 60_000;
/** Steps by which a reader goes deep before a page is measured there. */
const STEP = 1000;
const MOST_STEPS = 20;
const PLACES = 5;

/** The queues of docs/fhir.md and every order that Tasks are sorted in, by name. */
export async function fhirSearches(now: Date): Promise<Record<string, string>> {
  const { rows } = await pool().query<{ patient: string; parent: string }>(
    `select (select patient from task_search where open and patient like 'Patient/years%' limit 1) as patient,
      (select search #>> '{part-of,0,r}' from resource where type = 'Task' and search ? 'part-of' and not id like 'years%' limit 1) as parent`,
  );
  const [known] = rows;
  return {
    'unclaimed, by role': `status=requested&owner:missing=true&performer=${NURSE.system}|${NURSE.code}&_sort=authored-on`,
    'my work': 'owner=Practitioner/years-7&status=accepted,ready,in-progress,on-hold',
    'team work': `owner=Organization/years-1,Practitioner/years-9&status=${OPEN}`,
    'named queue': `_tag=${TAG.system}|${TAG.code}&status=requested`,
    'what I asked for': 'requester=Practitioner/years-3&status:not=completed',
    'a patient': `patient=${known?.patient}&_include=Task:owner&_include=Task:focus`,
    'incremental poll': `_lastUpdated=gt${new Date(now.getTime() - DAY).toISOString()}&_sort=_lastUpdated`,
    children: `part-of=${known?.parent}`,
    'of one type, open': `code=${TYPE_SYSTEM}|type-3&status=requested&_sort=-authored-on`,
    'open, by due time': `status=${OPEN}&_sort=due-date`,
    'open, by priority': `status=${OPEN}&_sort=-priority-order`,
    'all, by id': '',
    'all, newest first': '_sort=-authored-on',
    'all, oldest first': '_sort=authored-on',
    'all, last written first': '_sort=-_lastUpdated',
    'all, last modified first': '_sort=-modified',
    'all, by due time': '_sort=due-date',
    'all, by priority': '_sort=-priority-order',
    'of one type, all': 'code=type-3&_sort=-authored-on',
  };
}

/** One page of a search as the endpoint reads it. */
export function search(query: string): Promise<Bundle> {
  return repositoryFor(SYSTEM_ACTOR).searchRaw('Task', new URLSearchParams(query));
}

/** The first page of a search, and pages at places as far inside as it reaches. */
export async function pagesOf(name: string, query: string): Promise<Pages> {
  const links: string[] = [];
  let next = nextOf(await search(`${query}&_count=${STEP}`));
  for (let step = 0; step < MOST_STEPS && next !== undefined; step += 1) {
    links.push(next);
    next = nextOf(await search(next));
  }
  const places = links.filter((_, index) => index % Math.ceil(links.length / PLACES) === 0);
  return {
    name: `Task: ${name}`,
    first: () => search(query),
    deeper: places.map((link) => () => search(link.replace(`_count=${STEP}`, '_count=50'))),
  };
}

function nextOf({ link }: Bundle): string | undefined {
  return link?.find(({ relation }) => relation === 'next')?.url.split('?')[1];
}
