import { z } from 'zod';
import { TASK_PRIORITIES } from '@/lib/domain/task/task-priority';
import { CLOSED_STATUSES, OPEN_STATUSES } from '@/lib/domain/task/task-status';
import { DUE_WORDS } from './filter-words';
import { WorklistFilter, withoutFormerNames } from './worklist-filter';

/** The conditions of a list whose options can be counted. */
export const FACETS = [
  'role',
  'status',
  'type',
  'due',
  'priority',
  'owner',
  'team',
  'place',
  'requester',
  'tag',
  'closed',
  'check',
] as const satisfies readonly (keyof WorklistFilter)[];
export type Facet = (typeof FACETS)[number];

/** Counts are exact up to this; one more stands for any more. */
export const MOST_COUNTED = 1000;

/** Which condition's options are asked for, and the filter they are counted under. */
export const FacetQuery = z.preprocess(withoutFormerNames, WorklistFilter.extend({ facet: z.enum(FACETS) }));
export type FacetQuery = z.infer<typeof FacetQuery>;

/** One value of a condition; `display` is null where nobody knows words for it. */
export const FacetOption = z.object({ value: z.string(), display: z.string().nullable(), count: z.number().int() });
export type FacetOption = z.infer<typeof FacetOption>;

/** How many tasks the list would hold with each option alone in that condition, all others as they are. */
export const FacetOptions = z.object({ asOf: z.string(), options: z.array(FacetOption) });
export type FacetOptions = z.infer<typeof FacetOptions>;

/** The options that are always offered, in their own order; those of other facets are what stands on tasks. */
export const FIXED_OPTIONS: Readonly<Partial<Record<Facet, readonly string[]>>> = {
  status: ['draft', ...OPEN_STATUSES, ...CLOSED_STATUSES],
  priority: TASK_PRIORITIES,
  due: Object.keys(DUE_WORDS),
  owner: ['me', 'team', 'none'],
  requester: ['me'],
  closed: ['today'],
  check: ['waiting'],
};

/** Conditions of which a list has one value or none. */
export const SINGLE_FACETS: readonly Facet[] = ['owner', 'due', 'closed', 'check'];

/** The values that a filter asks for in a condition. */
export function chosenIn(filter: WorklistFilter, facet: Facet): readonly string[] {
  const value = filter[facet];
  if (value === undefined || (facet === 'owner' && value === 'any')) {
    return [];
  }
  return typeof value === 'string' ? [value] : value;
}

/** The part of a filter that asks for these values in a condition and no others; the first of them where there can be but one. */
export function asking(facet: Facet, values: readonly string[]): Partial<WorklistFilter> {
  if (facet === 'owner') {
    return { owner: values[0] ?? 'any' };
  }
  return { [facet]: SINGLE_FACETS.includes(facet) ? values[0] : values } as Partial<WorklistFilter>;
}

/** A count as people read it. */
export function countWords(count: number): string {
  return count > MOST_COUNTED ? `${MOST_COUNTED.toLocaleString('en')}+` : count.toLocaleString('en');
}
