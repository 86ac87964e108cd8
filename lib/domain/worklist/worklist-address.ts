import { z } from 'zod';
import { RESOURCE_ID } from '@/lib/domain/fhir/resource-id';
import { CONDITION_WORDS } from './filter-words';
import { DEFAULT_ORDER, LIST_ORDERS, type ListOrder } from './list-order';
import { toSearchParams, WorklistFilter, withoutFormerNames } from './worklist-filter';

/** What may stand after `/worklist?`: the filter, the order, the task that stands open beside the list, and the saved view it came from. */
export const WorklistAddress = z.preprocess(
  withoutFormerNames,
  WorklistFilter.extend({
    order: z.enum(LIST_ORDERS).default(DEFAULT_ORDER),
    task: z.string().regex(RESOURCE_ID, 'the logical id of a task').optional(),
    view: z.uuid().optional(),
  }),
);

/** Where somebody is in the list. A saved view only lends its name and its looks: the filter is what the address says. */
export type Place = { filter: WorklistFilter; order: ListOrder; task: string | undefined; view: string | undefined };

/** The parts of an address. */
export function placeOf({ order, task, view, ...filter }: z.infer<typeof WorklistAddress>): Place {
  return { filter, order, task, view };
}

/** What of a place says which rows are listed and in which order; the default order is left out, so that equal lists are equal. */
export function listedBy({ filter, order }: Pick<Place, 'filter' | 'order'>): WorklistFilter & { order?: ListOrder } {
  return order === DEFAULT_ORDER ? filter : { ...filter, order };
}

/** The address of a place, the same for equal places. */
export function hrefOf(place: Pick<Place, 'filter'> & Partial<Place>): '/worklist' | `/worklist?${string}` {
  const search = toSearchParams(listedBy({ filter: place.filter, order: place.order ?? DEFAULT_ORDER }));
  for (const name of ['view', 'task'] as const) {
    const value = place[name];
    if (value !== undefined) {
      search.set(name, value);
    }
  }
  return search.size === 0 ? '/worklist' : `/worklist?${search.toString()}`;
}

/** The parts of an address that are not understood, by the names that people know where they have one. */
export function unknownParts({ issues }: Pick<z.ZodError, 'issues'>): readonly string[] {
  const names = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : String(issue.path[0])));
  return [...new Set(names)].map((name) => (Object.hasOwn(WORDS, name) ? (WORDS[name] ?? name) : `“${name}”`));
}

const WORDS: Readonly<Record<string, string>> = { ...CONDITION_WORDS, task: 'Open task', view: 'View' };
