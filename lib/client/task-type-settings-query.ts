import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { TaskTypeDetail, TaskTypeForms, TaskTypeSettings, TaskTypes } from '@/lib/domain/task-type/task-type';
import { getJson } from './get-json';
import { taskTypeKeys } from './query-keys';

const PATH = '/api/admin/task-types';
const AtVersion = z.object({ settings: TaskTypeSettings, forms: TaskTypeForms });

/** Every type with how much of it is open, and the roles that one can be addressed to. */
export function taskTypeListQuery() {
  return queryOptions({
    queryKey: taskTypeKeys.list,
    queryFn: ({ signal }) => getJson({ path: PATH, answer: TaskTypes, signal }),
  });
}

/** A type with its forms and its versions. */
export function taskTypeQuery(id: string) {
  return queryOptions({
    queryKey: taskTypeKeys.one(id),
    queryFn: ({ signal }) => getJson({ path: `${PATH}/${encodeURIComponent(id)}`, answer: TaskTypeDetail, signal }),
  });
}

/** A type as one of its versions said it; that never changes. */
export function typeVersionQuery(id: string, version: string) {
  return queryOptions({
    queryKey: [...taskTypeKeys.one(id), version] as const,
    queryFn: ({ signal }) =>
      getJson({
        path: `${PATH}/${encodeURIComponent(id)}/versions/${encodeURIComponent(version)}`,
        answer: AtVersion,
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
