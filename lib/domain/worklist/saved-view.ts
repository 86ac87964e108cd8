import { z } from 'zod';
import { RELATIVE_REFERENCE } from '@/lib/domain/fhir/resource-id';
import { LIST_ORDERS, type ListOrder } from './list-order';
import { STARTER_VIEWS } from './starter-views';
import { VIEW_COLUMNS, VIEW_DENSITIES } from './view-looks';
import { toSearchParams, WorklistFilter } from './worklist-filter';
import { Named } from './worklist-row';

export const VIEW_SCOPES = ['private', 'team', 'organisation'] as const;
export type ViewScope = (typeof VIEW_SCOPES)[number];

/** Whom an organisation's view opens for: an access role (`access:clinician`) or a clinical one (`role:system|code`). */
const Audience = z
  .string()
  .regex(/^(access:[a-z]+|role:\S+)$/, 'access: and an access role, or role: and system|code')
  .max(300);

/** The filter of a list as its address says it. One that this version does not understand cannot be saved. */
const Search = z
  .string()
  .max(4000)
  .refine((search) => filterOf(search) !== undefined, 'a filter that this list has');

/** What somebody saves as a view. `team` is the unit (Location) or team it is shared with. */
export const ViewSettings = z
  .strictObject({
    name: z.string().trim().min(1, 'Enter a name.').max(80, 'Use at most 80 letters.'),
    scope: z.enum(VIEW_SCOPES),
    team: z.string().regex(RELATIVE_REFERENCE, 'a reference to a unit or a team').nullable(),
    search: Search,
    order: z.enum(LIST_ORDERS),
    columns: z.array(z.enum(VIEW_COLUMNS)).max(VIEW_COLUMNS.length),
    density: z.enum(VIEW_DENSITIES).nullable(),
    defaultFor: z.array(Audience).max(20),
  })
  .refine(({ scope, team }) => (scope === 'team') === (team !== null), { path: ['team'], error: 'Choose the team.' })
  .refine(({ scope, defaultFor }) => scope === 'organisation' || defaultFor.length === 0, {
    path: ['defaultFor'],
    error: 'Only a view of the whole organisation opens for everybody in a role.',
  });
export type ViewSettings = z.infer<typeof ViewSettings>;

/** A change of a view as it was seen. */
export const ViewChange = z.strictObject({ seenVersion: z.string(), settings: ViewSettings });
export const ViewDeletion = z.strictObject({ seenVersion: z.string() });
export const ViewParams = z.object({ id: z.uuid() });

/** A saved view as a reader sees it. `search` and `order` stay as they were saved, understood by this version or not. */
export const SavedView = z.object({
  id: z.string(),
  version: z.string(),
  name: z.string(),
  scope: z.enum(VIEW_SCOPES),
  team: Named.nullable(),
  owner: z.string(),
  search: z.string(),
  order: z.string(),
  columns: z.array(z.string()),
  density: z.string().nullable(),
  defaultFor: z.array(z.string()),
  mayChange: z.boolean(),
  isOwn: z.boolean(),
});
export type SavedView = z.infer<typeof SavedView>;

/** A view to begin with: a saved one or a starter view, named by its key. */
export const HomeView = z.union([z.uuid(), z.enum(['all', ...Object.keys(STARTER_VIEWS)])]);
export const HomeChoice = z.strictObject({ view: HomeView.nullable() });

/** The views a reader may open, how much each holds (null where its filter is not understood), and what they may share. */
export const SavedViews = z.object({
  views: z.array(SavedView.extend({ count: z.number().int().nullable() })),
  home: z.string().nullable(),
  teams: z.array(Named),
  mayShareTeam: z.boolean(),
  mayShareOrganisation: z.boolean(),
  roles: z.array(Named),
});
export type SavedViews = z.infer<typeof SavedViews>;

/** The filter that the text after `/worklist?` says; undefined when a part of it is not understood, which is never left out. */
export function filterOf(search: string): WorklistFilter | undefined {
  const params = new URLSearchParams(search);
  const names = [...params.keys()];
  const parsed = WorklistFilter.safeParse(Object.fromEntries(params));
  return parsed.success && new Set(names).size === names.length ? parsed.data : undefined;
}

/** The address of a saved view: its whole filter stands in it, so that it shows the same to somebody who cannot read the view. */
export function hrefOfView({ id, search, order }: Pick<SavedView, 'id' | 'search' | 'order'>): `/worklist?${string}` {
  const params = new URLSearchParams(search);
  if (order !== 'lateness') {
    params.set('order', order);
  }
  params.set('view', id);
  return `/worklist?${params.toString()}`;
}

/** Whether a place in the list is no longer what the view says. */
export function differsFromView(
  view: Pick<SavedView, 'search' | 'order'>,
  place: { filter: WorklistFilter; order: ListOrder },
): boolean {
  const saved = filterOf(view.search);
  return saved === undefined || view.order !== place.order || sameText(saved) !== sameText(place.filter);
}

const sameText = (filter: WorklistFilter) => [...toSearchParams(filter)].map(String).sort().join('&');
