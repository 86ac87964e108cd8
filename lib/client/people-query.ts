import { queryOptions } from '@tanstack/react-query';
import { People } from '@/lib/domain/access/person';
import { UnitSettings } from '@/lib/domain/access/shift';
import { getJson } from './get-json';
import { peopleKeys } from './query-keys';

/** Everybody with an account, and what the forms choose from. */
export function peopleQuery() {
  return queryOptions({
    queryKey: [...peopleKeys.all, 'list'] as const,
    queryFn: ({ signal }) => getJson({ path: '/api/admin/people', answer: People, signal }),
  });
}

/** The shifts of every unit. */
export function unitSettingsQuery() {
  return queryOptions({
    queryKey: [...peopleKeys.all, 'units'] as const,
    queryFn: async ({ signal }) => (await getJson({ path: '/api/admin/units', answer: UnitSettings, signal })).units,
  });
}
