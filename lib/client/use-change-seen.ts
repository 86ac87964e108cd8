import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Person, type PersonChange } from '@/lib/domain/access/person';
import { type Shifts, type UnitSetting, UnitSettings } from '@/lib/domain/access/shift';
import { ApiError } from './api-error';
import { getJson } from './get-json';
import { peopleKeys } from './query-keys';
import { useChangePerson, useSetShifts } from './use-administer-people';

type SeenChange = { seen: Person; change: PersonChange };
type SeenShifts = { seen: UnitSetting; shifts: Shifts };

/** Changes an account as it was seen; a conflict, with the account as it stands now, when somebody was faster. */
export function useChangeSeenPerson() {
  const { mutateAsync } = useChangePerson();
  return useSeenMutation<Person, SeenChange>(async ({ seen, change }) => {
    const path = `/api/admin/people/${encodeURIComponent(seen.id)}`;
    const current = await getJson({ path, answer: Person });
    if (!isSamePerson(seen, current)) {
      throw conflict('Somebody else changed this account while you were at it. Nothing was saved yet.', current);
    }
    return mutateAsync({ id: seen.id, change });
  });
}

/** Sets the shifts of a unit as they were seen; a conflict, with the unit as it stands now, when somebody was faster. */
export function useSetSeenShifts() {
  const { mutateAsync } = useSetShifts();
  return useSeenMutation<UnitSetting, SeenShifts>(async ({ seen, shifts }) => {
    const { units } = await getJson({ path: '/api/admin/units', answer: UnitSettings });
    const current = units.find(({ unit }) => unit === seen.unit);
    if (current !== undefined && JSON.stringify(current.shifts) !== JSON.stringify(seen.shifts)) {
      throw conflict('Somebody else changed these shifts while you were at it. Nothing was saved yet.', current);
    }
    return mutateAsync({ unit: seen.unit, shifts });
  });
}

// The routes take no version yet, so what stands is read right before the write and compared.
function useSeenMutation<Answer, Input>(mutationFn: (input: Input) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation<Answer, ApiError, Input>({
    mutationFn,
    retry: false,
    networkMode: 'always',
    onError: () => queryClient.invalidateQueries({ queryKey: peopleKeys.all }),
  });
}

function isSamePerson(seen: Person, current: Person): boolean {
  const settings = ({ display, accessRole, practitioner, roles, units }: Person) =>
    JSON.stringify([display, accessRole, practitioner?.reference, roles, units]);
  return settings(seen) === settings(current);
}

function conflict(message: string, current: unknown): ApiError {
  return new ApiError({ status: 409, error: 'stale', message, current });
}
