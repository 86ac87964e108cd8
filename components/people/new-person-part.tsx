'use client';

import type { RefObject } from 'react';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useSay } from '@/components/ui/say';
import type { ApiError } from '@/lib/client/api-error';
import type { People } from '@/lib/domain/access/person';
import type { PersonDraft } from './person-draft';
import type { PersonFault } from './person-faults';
import { PersonForm } from './person-form';

type NewPersonPartProps = {
  draft: PersonDraft;
  choices: People;
  faults: readonly PersonFault[];
  attempt: number;
  error: ApiError | null;
  firstBox: RefObject<HTMLInputElement | null>;
  onChange: (part: Partial<PersonDraft>) => void;
  onSubmit: () => void;
};

/** The form of a new account with what is wrong with it. */
export function NewPersonPart({ faults, attempt, error, onSubmit, ...form }: NewPersonPartProps) {
  const say = useSay();
  return (
    <>
      <ErrorSummary attempt={attempt} errors={faults} />
      {error === null || faults.length > 0 ? null : (
        <div className="mb-4">
          <FailureBanner error={error}>
            {error.isUnknownOutcome ? (
              <p>{say('If the account was made, it stands in the list: reset its password there for a new link.')}</p>
            ) : null}
          </FailureBanner>
        </div>
      )}
      <form
        id="new-person"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <PersonForm {...form} faults={faults} isKnown={false} bound="" />
      </form>
    </>
  );
}
