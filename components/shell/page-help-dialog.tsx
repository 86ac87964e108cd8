'use client';

import { usePathname } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { pageHelpOf } from './page-help';

/** What the page is for and what to look out for, in a few sentences. */
export function PageHelpDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { title, says } = pageHelpOf(usePathname());
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={title}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <div className="space-y-3">
        {says.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </Dialog>
  );
}
