import { z } from 'zod';
import { RELATIVE_REFERENCE, RESOURCE_ID } from '@/lib/domain/fhir/resource-id';
import { TASK_PRIORITIES } from '@/lib/domain/task/task-priority';
import { TASK_STATUSES } from '@/lib/domain/task/task-status';
import { DEFAULT_ORDER, LIST_ORDERS, type ListOrder } from './list-order';

/** A comma list in a URL; empty parts fall away, `\,` keeps a comma inside a value (hl7.org/fhir/R4/search.html#escaping). */
function commaList(text: string): string[] {
  return text
    .split(/(?<!\\),/)
    .map((part) => part.replaceAll('\\,', ',').trim())
    .filter((part) => part !== '');
}

const codes = z
  .string()
  .max(2000)
  .transform(commaList)
  .pipe(z.array(z.string().min(1)).max(50));
const references = (form: RegExp, what: string) =>
  z
    .string()
    .max(2000)
    .transform(commaList)
    .pipe(z.array(z.string().regex(form, what)).max(50));
const listOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .string()
    .max(500)
    .transform(commaList)
    .pipe(z.array(z.enum(values)));

const TEAM_REFERENCE = /^(?:CareTeam|Organization|HealthcareService)\/[A-Za-z0-9\-.]{1,64}$/;
const REQUESTER = new RegExp(`^me$|${RELATIVE_REFERENCE.source}`);

/** The filter of a list as the URL says it: coded values only, never a name. An unknown parameter or value is refused. */
export const WorklistFilter = z.strictObject({
  owner: z
    .union([
      z.enum(['me', 'team', 'none', 'any']),
      z.string().regex(RELATIVE_REFERENCE, 'me, team, none, any or a reference'),
    ])
    .default('any'),
  due: z.enum(['overdue', 'hour', 'shift', 'today', 'none']).optional(),
  closed: z.enum(['today']).optional(),
  /** Done by somebody else than the reader, and waiting for a second person. */
  check: z.enum(['waiting']).optional(),
  role: codes.default([]),
  type: codes.default([]),
  status: listOf(TASK_STATUSES).default([]),
  priority: listOf(TASK_PRIORITIES).default([]),
  /** Teams, organisations and services that own the work. */
  team: references(TEAM_REFERENCE, 'a reference to a CareTeam, Organization or HealthcareService').default([]),
  /** Ids of Locations at any level: where the work is to be done, there or inside. */
  place: codes.default([]),
  /** Who asked for it, under any handle. */
  requester: references(REQUESTER, 'me or a reference').default([]),
  /** `meta.tag` as `system|code`. */
  tag: codes.default([]),
  patient: z.string().regex(RESOURCE_ID, 'the logical id of a patient').optional(),
  /** Patients who are the reader's: lib/server/worklist/patients-of.ts says when. */
  patients: z.enum(['mine']).optional(),
  q: z.string().trim().max(100).optional(),
});
export type WorklistFilter = z.infer<typeof WorklistFilter>;

/** How many tasks can be asked about at once. */
export const MOST_CHANGES = 100;

/** A filter with the order: what stands after `/worklist?`, without the screen around it. */
export const OrderedFilter = z.preprocess(
  withoutFormerNames,
  WorklistFilter.extend({ order: z.enum(LIST_ORDERS).default(DEFAULT_ORDER) }),
);

/** A filter with the order, where to go on and how many rows, as `GET /api/worklist` takes them. */
export const WorklistQuery = z.preprocess(
  withoutFormerNames,
  WorklistFilter.extend({
    order: z.enum(LIST_ORDERS).default(DEFAULT_ORDER),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(2000).optional(),
  }),
);
export type WorklistQuery = z.infer<typeof WorklistQuery>;

/** A filter with some tasks, to ask how they stand to its list; `cursor` is where the list is loaded to, none for all of it. */
export const WorklistChangesQuery = WorklistFilter.extend({
  order: z.enum(LIST_ORDERS).default(DEFAULT_ORDER),
  ids: z
    .string()
    .max(7000)
    .transform(commaList)
    .pipe(z.array(z.string().regex(RESOURCE_ID, 'logical ids of tasks')).min(1).max(MOST_CHANGES)),
  cursor: z.string().max(2000).optional(),
});
export type WorklistChangesQuery = z.infer<typeof WorklistChangesQuery>;

/** Search parameters as they are called now: `unit` was what `place` is (docs/decisions/021-filters-and-counts.md). */
export function withoutFormerNames(search: unknown): unknown {
  if (typeof search !== 'object' || search === null || !('unit' in search)) {
    return search;
  }
  const { unit, ...rest } = search;
  const place = [unit, ...('place' in rest ? [rest.place] : [])];
  // What is not text stays as it is, for the schema to refuse.
  return { ...rest, place: place.every((each) => typeof each === 'string') ? place.join(',') : place };
}

const DEFAULTS: Readonly<Record<string, string>> = { owner: 'any', order: DEFAULT_ORDER };

/** The search parameters that say this filter, and an order; what is the default is left out, so that equal filters have equal URLs. */
export function toSearchParams(filter: Partial<WorklistFilter> & { order?: ListOrder }): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    const text = Array.isArray(value) ? value.map((part) => part.replaceAll(',', '\\,')).join(',') : value;
    if (text !== undefined && text !== '' && text !== DEFAULTS[name]) {
      params.set(name, text);
    }
  }
  return params;
}
