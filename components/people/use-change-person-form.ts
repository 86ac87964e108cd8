import { useState } from 'react';
import { useSay } from '@/components/ui/say';
import { useChangePerson } from '@/lib/client/use-administer-people';
import { Person } from '@/lib/domain/access/person';
import { type Difference, personDifferencesOf } from './person-differences';
import { type PersonDraft, personChangeOf, personDraftOf, rebasedDraftOf } from './person-draft';
import { personFaultsOf, serverFaultsOf } from './person-faults';
import { useFaults } from './use-faults';

/** The form of an account that stands: what was seen, what is typed, and what somebody else did meanwhile. */
export function useChangePersonForm(person: Person, onSaved: (saved: Person | undefined) => void) {
  const say = useSay();
  const save = useChangePerson();
  const { faults, attempt, tried } = useFaults();
  const [seen, setSeen] = useState(person);
  const [draft, setDraft] = useState<PersonDraft>(() => personDraftOf(person));
  const [differences, setDifferences] = useState<readonly Difference[]>([]);
  const change = personChangeOf(draft, seen);
  const isChanged = Object.keys(change).length > 0;

  function submit() {
    const found = personFaultsOf(draft, seen.practitioner?.reference ?? '');
    tried(found);
    if (found.length > 0 || save.isPending) {
      return;
    }
    if (!isChanged) {
      onSaved(undefined);
      return;
    }
    save.mutate(
      { id: seen.id, change: { seenVersion: seen.version, ...change } },
      {
        onSuccess: onSaved,
        onError: (error) => {
          tried(serverFaultsOf(error));
          const current = Person.safeParse(error.current);
          if (error.isConflict && current.success) {
            setDifferences(personDifferencesOf(seen, current.data, say));
            setDraft(rebasedDraftOf(draft, seen, current.data));
            setSeen(current.data);
          }
        },
      },
    );
  }

  return { save, faults, attempt, seen, draft, setDraft, differences, isChanged, submit };
}
