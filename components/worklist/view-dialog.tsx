'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useAnnounce } from '@/components/ui/live-region';
import { TextInput } from '@/components/ui/text-input';
import { useSaveView } from '@/lib/client/use-save-view';
import { hrefOfView, SavedView, type SavedViews, ViewSettings } from '@/lib/domain/worklist/saved-view';
import type { Place } from '@/lib/domain/worklist/worklist-address';
import { draftOf, type ViewDraft, withPlace } from './view-draft';
import { LooksPart, SharingPart } from './view-parts';

type ViewDialogProps = { place: Place; views: SavedViews; standing?: SavedView; onClose: () => void };

/** Saves the list as a view, or changes a view: its name, who sees it, and how its rows look. Filter and order are those of the list. */
export function ViewDialog({ place, views, standing: opened, onClose }: ViewDialogProps) {
  const router = useRouter();
  const announce = useAnnounce();
  const save = useSaveView();
  const [standing, setStanding] = useState(opened);
  const [draft, setDraft] = useState(() => draftOf(opened));
  const [{ errors, attempt }, setTried] = useState<{
    errors: readonly { id: string; message: string }[];
    attempt: number;
  }>({ errors: [], attempt: 0 });
  const change = (part: Partial<ViewDraft>) => setDraft((last) => ({ ...last, ...part }));
  const others = save.error?.isConflict === true ? SavedView.safeParse(save.error.current).data : undefined;

  function submit() {
    const settings = withPlace(draft, place);
    const faults = faultsOf(settings);
    setTried((last) => ({ errors: faults, attempt: last.attempt + 1 }));
    if (faults.length > 0) {
      return;
    }
    save.mutate(
      { settings, standing },
      {
        onSuccess: (view) => {
          announce(`${view.name} was saved.`);
          router.push(hrefOfView(view), { scroll: false });
          onClose();
        },
        onError: (error) => setStanding((last) => SavedView.safeParse(error.current).data ?? last),
      },
    );
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={opened === undefined ? 'Save this list as a view' : `Change ${opened.name}`}
      description="The view keeps the filter and the order that the list has now."
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button variant="primary" busy={save.isPending} onClick={submit}>
            {others === undefined ? 'Save view' : 'Save mine over it'}
          </Button>
        </>
      }
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <div className="space-y-4">
        {others !== undefined ? (
          <Banner tone="conflict" role="alert" title="Somebody else changed this view meanwhile">
            It is called “{others.name}” now. What you typed is still here.
          </Banner>
        ) : null}
        {save.error !== null && others === undefined ? <FailureBanner error={save.error} /> : null}
        <TextInput
          id="view-name"
          label="Name"
          hint="Everybody who sees the view reads it: no patient’s name."
          maxLength={80}
          autoComplete="off"
          value={draft.name}
          error={errors.find(({ id }) => id === 'view-name')?.message}
          onChange={(event) => change({ name: event.target.value })}
        />
        <SharingPart
          draft={draft}
          views={views}
          error={errors.find(({ id }) => id === 'view-team')?.message}
          onChange={change}
        />
        <LooksPart draft={draft} onChange={change} />
      </div>
    </Dialog>
  );
}

function faultsOf(settings: ViewSettings): readonly { id: string; message: string }[] {
  const parsed = ViewSettings.safeParse(settings);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ id: `view-${String(path[0])}`, message }));
}
