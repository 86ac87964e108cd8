'use client';

import { type RefObject, useRef } from 'react';
import { PatientLine } from '@/components/clinical/patient-line';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { UNSAVED_WORDS, useCloseGuard } from '@/components/ui/use-close-guard';
import { verbWords } from '@/lib/domain/task/act-words';
import type { TaskPage, VerbOffer } from '@/lib/domain/task/task-page';
import { ActFailure } from './act-failure';
import { ChangesBanner } from './changes-banner';
import { DialogForm } from './dialog-form';
import { useClosing } from './use-closing';
import type { TaskActs } from './use-task-acts';
import { useVerbForm } from './use-verb-form';
import { VerbFields } from './verb-fields';

type VerbDialogProps = {
  page: TaskPage;
  offer: VerbOffer;
  acts: TaskActs;
  /** Where the focus goes when it was done; back to what opened it otherwise. */
  finalFocus: RefObject<HTMLElement | null>;
  onDone: (version: string) => void;
  onClose: () => void;
};

const REFUSED = 'verb-refused';

/** Asks for what a verb needs, and does it. What was typed stays until the server has it. */
export function VerbDialog({ page, offer, acts, finalFocus, onDone, onClose }: VerbDialogProps) {
  const words = verbWords(offer.verb);
  const form = useVerbForm(page, offer, acts);
  const firstField = useRef<HTMLElement | null>(null);
  const { closeFocus, close, closeDone } = useClosing(finalFocus, onClose);
  const isSaving = acts.saving?.place === 'dialog';
  const failure = acts.failureAt('dialog');
  const guard = useCloseGuard({ isHeld: form.hasTyped, onClose: close, words: UNSAVED_WORDS });

  async function send(seen: TaskPage) {
    const version = await form.send(seen);
    if (version !== undefined) {
      onDone(version);
      closeDone();
    }
  }

  return (
    <Dialog
      open
      // Whoever closes it while it is being saved would not hear that it failed.
      onOpenChange={(open) => (open || isSaving ? undefined : guard.close())}
      size="large"
      title={words.title}
      description={
        <>
          <p>{page.row.title}</p>
          <p>
            {page.patient === null ? 'This task is about no patient.' : <PatientLine patient={page.patient} withUnit />}
          </p>
        </>
      }
      initialFocus={firstField}
      finalFocus={closeFocus}
      footer={
        <>
          <Button disabled={isSaving} onClick={guard.close}>
            Not now
          </Button>
          <Button
            type="submit"
            form="verb-form"
            variant={offer.verb === 'cancel' || offer.verb === 'mark-in-error' ? 'danger' : 'primary'}
            busy={isSaving}
            disabled={!offer.allowed || form.asked.refusals.length > 0}
            {...(offer.allowed ? {} : { 'aria-describedby': REFUSED })}
          >
            {words.commit}
          </Button>
        </>
      }
    >
      {guard.question}
      <div className="mb-4 space-y-3 empty:hidden">
        <ErrorSummary attempt={form.attempt} errors={form.errors} />
        {failure === undefined ? null : (
          <ActFailure failure={failure} page={page} hasTyped onRetry={() => void send(page)} />
        )}
        {failure === undefined ? <News page={page} offer={offer} form={form} /> : null}
      </div>
      <form
        id="verb-form"
        ref={(element) => {
          firstField.current = firstFieldIn(element);
        }}
        tabIndex={-1}
        className="outline-none"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send(form.seen);
        }}
      >
        <DialogForm page={page} offer={offer} asked={form.asked} />
        <VerbFields
          page={page}
          offer={offer}
          draft={form.draft}
          opened={form.opened}
          faults={form.faults}
          onChange={form.change}
        />
      </form>
    </Dialog>
  );
}

/** The form itself where its first field is still on its way. */
function firstFieldIn(form: HTMLFormElement | null): HTMLElement | null {
  return form?.firstElementChild?.firstElementChild?.querySelector<HTMLElement>('input, select, textarea') ?? form;
}

/** What came between: somebody's change since something was typed, or that it is not possible any more. */
function News({ page, offer, form }: { page: TaskPage; offer: VerbOffer; form: ReturnType<typeof useVerbForm> }) {
  const refusal = offer.allowed ? '' : `${offer.refusal?.message ?? ''} ${offer.refusal?.wayForward ?? ''}`.trim();
  if (form.isStale) {
    return (
      <ChangesBanner
        seen={form.seen}
        current={page}
        urgency="news"
        actions={
          offer.allowed ? <Button onClick={() => form.moveTo(page)}>Go on with the new version</Button> : undefined
        }
      >
        <p id={REFUSED}>{refusal} What you typed is kept here.</p>
      </ChangesBanner>
    );
  }
  return offer.allowed ? null : (
    <Banner tone="conflict" role="alert" className="rounded-md" title="This is not possible any more.">
      <p id={REFUSED}>{refusal}</p>
    </Banner>
  );
}
