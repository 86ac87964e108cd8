'use client';

import { useState } from 'react';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useMakePerson } from '@/lib/client/use-administer-people';
import type { People } from '@/lib/domain/access/person';
import { LinkDialog } from './link-dialog';
import { EMPTY_PERSON, newPersonOf, type PersonDraft } from './person-draft';
import { personFaultsOf, serverFaultsOf } from './person-faults';
import { PersonForm } from './person-form';
import { UNSAVED_WORDS, useCloseGuard } from './use-close-guard';
import { useFaults } from './use-faults';

/** Makes an account, then shows the link by which its person chooses a password. */
export function NewPersonDialog({ choices, onClose }: { choices: People; onClose: () => void }) {
  const make = useMakePerson();
  const { faults, attempt, tried } = useFaults();
  const [draft, setDraft] = useState<PersonDraft>(EMPTY_PERSON);
  const isHeld = JSON.stringify(draft) !== JSON.stringify(EMPTY_PERSON);
  const { question, close } = useCloseGuard({ isHeld, onClose, words: UNSAVED_WORDS });

  function submit() {
    const found = personFaultsOf(draft, '');
    tried(found);
    if (found.length === 0 && draft.accessRole !== '' && !make.isPending) {
      make.mutate(newPersonOf(draft, draft.accessRole), { onError: (error) => tried(serverFaultsOf(error)) });
    }
  }

  if (make.data !== undefined) {
    return <LinkDialog made={make.data} title={`${make.data.person.display} has an account`} onClose={onClose} />;
  }
  return (
    <Dialog
      open
      onOpenChange={close}
      size="large"
      title="New person"
      footer={
        <>
          <Button onClick={close}>Not now</Button>
          <Button type="submit" form="new-person" variant="primary" busy={make.isPending} busyLabel="Making…">
            Make account
          </Button>
        </>
      }
    >
      {question}
      <ErrorSummary attempt={attempt} errors={faults} />
      {make.error === null || faults.length > 0 ? null : (
        <FailureBanner error={make.error}>
          {make.error.isUnknownOutcome ? (
            <p>If the account was made, it stands in the list: reset its password there for a new link.</p>
          ) : null}
        </FailureBanner>
      )}
      <form
        id="new-person"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <PersonForm
          draft={draft}
          isKnown={false}
          bound=""
          choices={choices}
          faults={faults}
          onChange={(part) => setDraft((last) => ({ ...last, ...part }))}
        />
      </form>
    </Dialog>
  );
}
