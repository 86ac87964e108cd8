'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { PersonWithLink } from '@/lib/domain/access/person';
import { OneTimeLink } from './one-time-link';
import { useCloseGuard } from './use-close-guard';

type LinkDialogProps = { made: PersonWithLink; title: string; onClose: () => void };

const WORDS = {
  title: 'The link has not been copied',
  children: 'It cannot be shown again. If it is lost, reset the password to make a new one.',
  leave: 'Close without it',
  stay: 'Stay',
};

/** Shows a one-time link; closing it uncopied is asked about. */
export function LinkDialog({ made, title, onClose }: LinkDialogProps) {
  const [isCopied, setCopied] = useState(false);
  const { question, close } = useCloseGuard({ isHeld: !isCopied, onClose, words: WORDS });
  return (
    <Dialog open onOpenChange={close} title={title} footer={<Button onClick={close}>Done</Button>}>
      {question}
      <OneTimeLink made={made} onCopied={() => setCopied(true)} />
    </Dialog>
  );
}
