'use client';

import { useState } from 'react';
import { ApiError } from '@/lib/client/api-error';
import { type Words, words } from '@/lib/domain/words/said';
import { messageOf } from '@/lib/domain/words/told';

export type DoorFault = { id: string | undefined; message: Words };

/** A form before the door: one try at a time, faults at its top, and what was typed stays. */
export function useDoorForm() {
  const [faults, setFaults] = useState<readonly DoorFault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [isBusy, setBusy] = useState(false);

  /** Shows the faults, or runs `send`; after success it stays busy, because the page is being left. */
  async function submit(found: readonly DoorFault[], send: () => Promise<void>) {
    if (isBusy) {
      return;
    }
    setFaults(found);
    setAttempt((last) => last + 1);
    if (found.length > 0) {
      return;
    }
    setBusy(true);
    try {
      await send();
    } catch (error) {
      setFaults(faultsOf(error));
      setAttempt((last) => last + 1);
      setBusy(false);
    }
  }

  return { faults, attempt, isBusy, submit, errorOf: (id: string) => faults.find((fault) => fault.id === id)?.message };
}

function faultsOf(error: unknown): readonly DoorFault[] {
  if (!(error instanceof ApiError)) {
    return [{ id: undefined, message: words('Something went wrong. Try again.') }];
  }
  return error.fields.length > 0
    ? error.fields.map((fault) => ({ id: fault.field, message: messageOf(fault) }))
    : [{ id: undefined, message: messageOf(error) }];
}
