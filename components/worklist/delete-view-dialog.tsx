'use client';

import { useRouter } from 'next/navigation';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useAnnounce } from '@/components/ui/live-region';
import { useDeleteView } from '@/lib/client/use-save-view';
import type { SavedView } from '@/lib/domain/worklist/saved-view';

/** Deletes a view once it is confirmed. The list stays as it is: its filter stands in the address. */
export function DeleteViewDialog({ view, onClose }: { view: SavedView; onClose: () => void }) {
  const router = useRouter();
  const announce = useAnnounce();
  const remove = useDeleteView();

  function confirm() {
    remove.mutate(view, {
      onSuccess: () => {
        announce(`${view.name} was deleted.`);
        router.push(view.search === '' ? '/worklist' : `/worklist?${view.search}`, { scroll: false });
        onClose();
      },
    });
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Delete ${view.name}?`}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button variant="danger" busy={remove.isPending} onClick={confirm}>
            Delete view
          </Button>
        </>
      }
    >
      {remove.error === null ? null : <FailureBanner error={remove.error} />}
      <ul className="list-disc space-y-1 pl-5">
        <li>{view.scope === 'private' ? 'Only you see this view.' : 'It goes for everybody who sees it.'}</li>
        <li>No task changes. Addresses that were copied still show the same tasks.</li>
      </ul>
    </Dialog>
  );
}
