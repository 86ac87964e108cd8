'use client';

import { useRef } from 'react';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { Moment } from '@/components/clinical/moment';
import { useNow } from '@/components/clinical/site';
import { Button } from '@/components/ui/button';
import { useAnnounce } from '@/components/ui/live-region';
import { useUndoKeys } from '@/components/ui/use-undo-keys';
import { useUndoOnTask } from '@/lib/client/use-undo-on-task';
import { pastWords } from '@/lib/domain/task/act-words';
import type { TaskPage } from '@/lib/domain/task/task-page';

type UndoLineProps = {
  page: TaskPage;
  /** It went out of the reader's sight. */
  isGone: boolean;
  /** Gets the version that taking back led to. */
  onDone: (version: string) => void;
};

/** What the reader did last, for as long as it can be taken back. Ctrl or ⌘ and Z does it as well. */
export function UndoLine({ page, isGone, onDone }: UndoLineProps) {
  const now = useNow();
  const announce = useAnnounce();
  const undo = useUndoOnTask();
  const line = useRef<HTMLDivElement>(null);
  const { row, undo: offer } = page;
  const isOffered = !isGone && offer !== null && now <= new Date(offer.until);

  function takeBack() {
    undo.mutate(
      { id: row.id, seenVersion: row.version },
      {
        onSuccess: ({ version }) => {
          announce('Taken back.');
          onDone(version);
          line.current?.focus();
        },
      },
    );
  }
  useUndoKeys(isOffered && !undo.isPending ? takeBack : undefined);

  return (
    <div ref={line} tabIndex={-1} className="space-y-2 outline-none empty:hidden print:hidden">
      {undo.error === null ? null : <FailureBanner error={undo.error} />}
      {isOffered ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 text-sm">
          <span>
            You {pastWords(offer.act, row.status)}, <Moment at={offer.at} />.
          </span>
          <Button busy={undo.isPending} onClick={takeBack}>
            Undo
          </Button>
          <span className="text-ink-3 text-xs">
            until <Moment at={offer.until} />
          </span>
        </p>
      ) : null}
    </div>
  );
}
