'use client';

import { type RefObject, useRef } from 'react';
import { PatientLine } from '@/components/clinical/patient-line';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { UNSAVED_WORDS, useCloseGuard } from '@/components/ui/use-close-guard';
import { verbWords } from '@/lib/domain/task/act-words';
import type { TaskPage } from '@/lib/domain/task/task-page';
import type { VerbOffer } from '@/lib/domain/task/verb-offer';
import { DialogForm } from './dialog-form';
import { useClosing } from './use-closing';
import type { TaskActs } from './use-task-acts';
import { useVerbForm } from './use-verb-form';
import { VerbFields } from './verb-fields';
import { REFUSED, VerbNews } from './verb-news';

type VerbDialogProps = {
  page: TaskPage;
  offer: VerbOffer;
  acts: TaskActs;
  /** Where the focus goes when it was done; back to what opened it otherwise. */
  finalFocus: RefObject<HTMLElement | null>;
  onDone: (version: string) => void;
  onClose: () => void;
};

/** Asks for what a verb needs, and does it. What was typed stays until the server has it. */
export function VerbDialog({ page, offer, acts, finalFocus, onDone, onClose }: VerbDialogProps) {
  const words = verbWords(offer.verb);
  const form = useVerbForm(page, offer, acts);
  const firstField = useRef<HTMLElement | null>(null);
  const { closeFocus, close, closeDone } = useClosing(finalFocus, onClose);
  const isSaving = acts.saving?.place === 'dialog';
  const failure = acts.failureAt('dialog');
  function throwAway() {
    if (form.hasTyped) {
      form.discard();
    }
    close();
  }

  const guard = useCloseGuard({ isHeld: form.hasTyped, onClose: throwAway, words: UNSAVED_WORDS });

  async function send(act: () => Promise<string | undefined>) {
    const version = await act();
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
        <VerbFooter
          offer={offer}
          isSaving={isSaving}
          isRefused={form.asked.refusals.length > 0}
          onClose={guard.close}
        />
      }
    >
      {guard.question}
      <div className="mb-4 space-y-3 empty:hidden">
        <ErrorSummary attempt={form.attempt} errors={form.errors} />
        <VerbNews page={page} offer={offer} form={form} failure={failure} onRetry={() => void send(form.sendAgain)} />
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
          void send(form.submit);
        }}
      >
        <DialogForm page={page} offer={offer} asked={form.asked} />
        <VerbFields
          key={form.discards}
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

type VerbFooterProps = { offer: VerbOffer; isSaving: boolean; isRefused: boolean; onClose: () => void };

/** Leaves, or sends what stands in the form. */
function VerbFooter({ offer, isSaving, isRefused, onClose }: VerbFooterProps) {
  return (
    <>
      <Button disabled={isSaving} onClick={onClose}>
        Not now
      </Button>
      <Button
        type="submit"
        form="verb-form"
        variant={offer.verb === 'cancel' || offer.verb === 'mark-in-error' ? 'danger' : 'primary'}
        busy={isSaving}
        disabled={!offer.allowed || isRefused}
        {...(offer.allowed ? {} : { 'aria-describedby': REFUSED })}
      >
        {verbWords(offer.verb).commit}
      </Button>
    </>
  );
}

/** The form itself where its first field is still on its way. */
function firstFieldIn(form: HTMLFormElement | null): HTMLElement | null {
  return form?.firstElementChild?.firstElementChild?.querySelector<HTMLElement>('input, select, textarea') ?? form;
}
