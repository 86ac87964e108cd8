'use client';

import { useRef } from 'react';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useAnnounce } from '@/components/ui/live-region';
import { useSay } from '@/components/ui/say';
import { UNSAVED_WORDS, useCloseGuard } from '@/components/ui/use-close-guard';
import type { People, Person } from '@/lib/domain/access/person';
import { DifferenceList } from './difference-list';
import { withOwnChoices } from './own-choices';
import { PersonForm } from './person-form';
import { useChangePersonForm } from './use-change-person-form';

type ChangePersonDialogProps = { person: Person; isOwn: boolean; choices: People; onClose: () => void };

/** Changes what an account is called, may do and is bound to. Only what was changed here is sent. */
export function ChangePersonDialog({ person, isOwn, choices, onClose }: ChangePersonDialogProps) {
  const say = useSay();
  const announce = useAnnounce();
  const firstBox = useRef<HTMLInputElement>(null);
  const form = useChangePersonForm(person, (saved) => {
    announce(
      saved === undefined
        ? say('Nothing was changed.')
        : say('The account of {name} was changed.', { name: saved.display }),
    );
    onClose();
  });
  const { question, close } = useCloseGuard({ isHeld: form.isChanged, onClose, words: UNSAVED_WORDS });
  const isOwnRight = isOwn && form.draft.accessRole !== person.accessRole;
  return (
    <Dialog
      open
      onOpenChange={close}
      size="large"
      initialFocus={firstBox}
      title={say('Change {name}', { name: person.display })}
      description={say('User name {username}', { username: person.username })}
      footer={
        <>
          <Button onClick={close}>{say('Not now')}</Button>
          <Button type="submit" form="change-person" variant="primary" busy={form.save.isPending}>
            {say('Save account')}
          </Button>
        </>
      }
    >
      {question}
      <ErrorSummary attempt={form.attempt} errors={form.faults} />
      <div className="mb-4 space-y-2 empty:hidden">
        {form.save.error === null || form.faults.length > 0 ? null : (
          <FailureBanner error={form.save.error}>
            {form.save.error.isConflict ? (
              <>
                <DifferenceList differences={form.differences} />
                <p className="mt-1">
                  {say('What you changed still stands below; the rest follows them. Look, then save again.')}
                </p>
              </>
            ) : null}
          </FailureBanner>
        )}
        {isOwnRight ? (
          <Banner tone="conflict" role="status" title={say('This is your own account')}>
            {say('Once saved, you may no longer administer people. Somebody else would have to give it back.')}
          </Banner>
        ) : null}
      </div>
      <form
        id="change-person"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <PersonForm
          draft={form.draft}
          isKnown
          firstBox={firstBox}
          bound={form.seen.practitioner?.reference ?? ''}
          choices={withOwnChoices(choices, form.seen)}
          faults={form.faults}
          onChange={(part) => form.setDraft((last) => ({ ...last, ...part }))}
        />
      </form>
    </Dialog>
  );
}
