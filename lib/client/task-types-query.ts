import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { getJson } from './get-json';
import { taskTypeKeys } from './query-keys';

const Definition = z.looseObject({
  resourceType: z.literal('ActivityDefinition'),
  id: z.string(),
  title: z.string().optional(),
  name: z.string().optional(),
  purpose: z.string().optional(),
  description: z.string().optional(),
  usage: z.string().optional(),
});
const Definitions = z.looseObject({ entry: z.array(z.looseObject({ resource: Definition })).optional() });

/** A type of task as the form of a new one offers it, with what it says of why it comes, what to do, and how it leaves. */
export type TaskType = { id: string; title: string } & Record<'why' | 'todo' | 'leaves', string | undefined>;

const MOST_TYPES = '200';

/** The task types of the site: its active ActivityDefinitions, by title. */
export function taskTypesQuery() {
  return queryOptions({
    queryKey: [...taskTypeKeys.all, 'active'] as const,
    queryFn: async ({ signal }): Promise<readonly TaskType[]> => {
      const query = new URLSearchParams({ status: 'active', _count: MOST_TYPES });
      const { entry = [] } = await getJson({ path: '/fhir/ActivityDefinition', query, answer: Definitions, signal });
      return entry
        .map(({ resource: { id, title, name, purpose, description, usage } }) => ({
          id,
          title: title ?? name ?? id,
          why: purpose,
          todo: description,
          leaves: usage,
        }))
        .sort((a, b) => a.title.localeCompare(b.title));
    },
    staleTime: 5 * 60_000,
  });
}
