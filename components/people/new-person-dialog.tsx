'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useSay } from '@/components/ui/say';
import { UNSAVED_WORDS, useCloseGuard } from '@/components/ui/use-close-guard';
import { useMakePerson } from '@/lib/client/use-administer-people';
import type { People } from '@/lib/domain/access/person';
import { LINK_WORDS } from './link-words';
import { NewPersonPart } from './new-person-part';
import { OneTimeLink } from './one-time-link';
import { EMPTY_PERSON, newPersonOf, type PersonDraft } from './person-draft';
import { personFaultsOf, serverFaultsOf } from './person-faults';
import { useFaults } from './use-faults';

/** Makes an account, then shows the link by which its person chooses a password. */
export function NewPersonDialog({ choices, onClose }: { choices: People; onClose: () => void }) {
  const say = useSay();
  const make = useMakePerson();
  const form = useFaults();
  const firstBox = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<PersonDraft>(EMPTY_PERSON);
  const [isCopied, setCopied] = useState(false);
  const made = make.data;
  const isTyped = JSON.stringify(draft) !== JSON.stringify(EMPTY_PERSON);
  const { question, close } = useCloseGuard(
    made === undefined
      ? { isHeld: isTyped, onClose, words: UNSAVED_WORDS }
      : { isHeld: !isCopied, onClose, words: LINK_WORDS },
  );

  function submit() {
    const found = personFaultsOf(draft, '');
    form.tried(found);
    if (found.length === 0 && draft.accessRole !== '' && !make.isPending) {
      make.mutate(newPersonOf(draft, draft.accessRole), { onError: (error) => form.tried(serverFaultsOf(error)) });
    }
  }

  return (
    <Dialog
      open
      onOpenChange={close}
      size="large"
      initialFocus={firstBox}
      title={made === undefined ? say('New person') : say('{name} has an account', { name: made.person.display })}
      footer={
        made === undefined ? (
          <Footer isBusy={make.isPending} onClose={close} />
        ) : (
          <Button onClick={close}>{say('Done')}</Button>
        )
      }
    >
      {question}
      {made === undefined ? (
        <NewPersonPart
          draft={draft}
          choices={choices}
          faults={form.faults}
          attempt={form.attempt}
          error={make.error}
          firstBox={firstBox}
          onChange={(part) => setDraft((last) => ({ ...last, ...part }))}
          onSubmit={submit}
        />
      ) : (
        <OneTimeLink made={made} onCopied={() => setCopied(true)} />
      )}
    </Dialog>
  );
}

function Footer({ isBusy, onClose }: { isBusy: boolean; onClose: () => void }) {
  const say = useSay();
  return (
    <>
      <Button onClick={onClose}>{say('Not now')}</Button>
      <Button type="submit" form="new-person" variant="primary" busy={isBusy} busyLabel={say('Making…')}>
        {say('Make account')}
      </Button>
    </>
  );
}
