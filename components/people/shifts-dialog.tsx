'use client';

import { useRef } from 'react';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useAnnounce } from '@/components/ui/live-region';
import { useSay } from '@/components/ui/say';
import { UNSAVED_WORDS, useCloseGuard } from '@/components/ui/use-close-guard';
import type { Shift, UnitSetting } from '@/lib/domain/access/shift';
import { coverageWords, shiftFaultsOf } from './shift-draft';
import { ShiftRows } from './shift-rows';
import { shiftWords } from './shift-words';
import { useShiftsForm } from './use-shifts-form';

/** Sets the shifts of a unit; says where they overlap and where nobody is on. */
export function ShiftsDialog({ unit, onClose }: { unit: UnitSetting; onClose: () => void }) {
  const say = useSay();
  const announce = useAnnounce();
  const firstBox = useRef<HTMLInputElement>(null);
  const form = useShiftsForm(unit, () => {
    announce(say('The shifts of {unit} were saved.', { unit: unit.display }));
    onClose();
  });
  const { question, close } = useCloseGuard({ isHeld: form.isChanged, onClose, words: UNSAVED_WORDS });
  const { error } = form.save;
  return (
    <Dialog
      open
      onOpenChange={close}
      size="large"
      initialFocus={firstBox}
      title={say('Shifts of {unit}', { unit: unit.display })}
      description={say('By the clock of the site, 24 hours. A shift that ends before it starts ends on the next day.')}
      footer={
        <>
          <Button onClick={close}>{say('Not now')}</Button>
          <Button type="submit" form="shifts" variant="primary" busy={form.save.isPending}>
            {say('Save shifts')}
          </Button>
        </>
      }
    >
      {question}
      <ErrorSummary attempt={form.attempt} errors={form.faults} />
      {error === null || form.faults.length > 0 ? null : (
        <div className="mb-4">
          <FailureBanner
            error={error}
            actions={error.isConflict ? <Button onClick={form.takeTheirs}>{say('Take theirs')}</Button> : undefined}
          >
            {error.isConflict ? (
              <p>
                {say('They are now {shifts}. Yours still stand below; save again to put them in place.', {
                  shifts: form.seen.shifts.map((shift) => shiftWords(shift, say)).join(', '),
                })}
              </p>
            ) : null}
          </FailureBanner>
        </div>
      )}
      <form
        id="shifts"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <ShiftRows firstBox={firstBox} rows={form.rows} faults={form.faults} onChange={form.setRows} />
        <Coverage shifts={shiftFaultsOf(form.rows).length === 0 ? form.shifts : undefined} />
      </form>
    </Dialog>
  );
}

function Coverage({ shifts }: { shifts: readonly Shift[] | undefined }) {
  const say = useSay();
  const sentences = shifts === undefined ? [] : coverageWords(shifts, say);
  return (
    <div role="status" className="mt-4 rounded-md bg-sunken px-3 py-2 text-sm">
      <p className="font-semibold">{say('How these shifts cover the day')}</p>
      {shifts === undefined ? <p>{say('Shown once every row has a name and two times.')}</p> : null}
      {shifts !== undefined && sentences.length === 0 ? (
        <p>{say('All 24 hours, with neither gap nor overlap.')}</p>
      ) : null}
      <ul className="list-disc pl-5">
        {sentences.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {sentences.some(({ isOverlap }) => isOverlap) ? (
        <p className="text-ink-2">{say('In an overlap, the shift that began last counts.')}</p>
      ) : null}
    </div>
  );
}
