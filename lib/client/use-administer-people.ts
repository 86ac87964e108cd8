import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type NewPerson, Person, type PersonChange, PersonWithLink } from '@/lib/domain/access/person';
import { type Shifts, UnitSetting } from '@/lib/domain/access/shift';
import type { ApiError } from './api-error';
import { peopleKeys, sessionKeys } from './query-keys';
import { sendJson } from './send-json';

/** Makes an account; the answer holds its one-time link. */
export function useMakePerson() {
  return usePeopleMutation<PersonWithLink, NewPerson>((body) =>
    sendJson({ path: '/api/admin/people', body, answer: PersonWithLink }),
  );
}

/** Changes an account as it was seen; a conflict carries the account as it stands now. */
export function useChangePerson() {
  return usePeopleMutation<Person, { id: string; change: PersonChange }>(({ id, change }) =>
    sendJson({ method: 'PATCH', path: pathOf(id), body: change, answer: Person }),
  );
}

/** Lets somebody in or keeps them out. */
export function useEnablePerson() {
  return usePeopleMutation<Person, { id: string; act: 'enable' | 'disable' }>(({ id, act }) =>
    sendJson({ path: `${pathOf(id)}/${act}`, answer: Person }),
  );
}

/** Takes the password away; the answer holds the one-time link for a new one. */
export function useResetPerson() {
  return usePeopleMutation<PersonWithLink, { id: string }>(({ id }) =>
    sendJson({ path: `${pathOf(id)}/reset`, answer: PersonWithLink }),
  );
}

/** Sets the shifts of a unit as they were seen; a conflict carries the unit as it stands now. */
export function useSetShifts() {
  return usePeopleMutation<UnitSetting, { unit: string; seenVersion: string; shifts: Shifts }>(({ unit, ...body }) =>
    sendJson({
      method: 'PUT',
      path: `/api/admin/units/${encodeURIComponent(unit)}`,
      body,
      answer: UnitSetting,
    }),
  );
}

function pathOf(id: string): string {
  return `/api/admin/people/${encodeURIComponent(id)}`;
}

function usePeopleMutation<Answer, Input>(mutationFn: (input: Input) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation<Answer, ApiError, Input>({
    mutationFn,
    retry: false,
    networkMode: 'always',
    onSettled: async () => {
      // The administrator's own units and shift may be among what changed.
      await Promise.all(
        [peopleKeys.all, sessionKeys.all].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      );
    },
  });
}
