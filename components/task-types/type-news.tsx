'use client';

import { useEffect, useRef, useState } from 'react';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { Moment } from '@/components/clinical/moment';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { TaskTypeDetail } from '@/lib/domain/task-type/task-type';
import { typeChanges } from '@/lib/domain/task-type/task-type-changes';
import { rebasedDraft, typeDraftOf, typeOfDraft } from './type-draft';
import { summaryOf } from './type-faults';
import type { TypeEditor } from './use-type-editor';
import { VersionDialog } from './version-dialog';

/** What came of the last try, and what somebody else saved meanwhile. `onGo` brings a control into sight before it gets the focus. */
export function TypeNews({ editor, onGo }: { editor: TypeEditor; onGo: (id: string) => void }) {
  const { faults, attempt, failure, theirs, hasConflicted } = editor;
  const box = useRef<HTMLDivElement>(null);
  const hasFailed = faults.length === 0 && (failure !== undefined || (hasConflicted && theirs !== undefined));

  // Whoever pressed Save far down the page would not see what came of it.
  useEffect(() => {
    if (hasFailed && attempt > 0) {
      box.current?.focus();
    }
  }, [hasFailed, attempt]);

  return (
    <div
      ref={box}
      tabIndex={-1}
      className="scroll-mt-44 space-y-3 px-5 pt-3 outline-none empty:hidden [&_[role=alert]]:scroll-mt-44"
    >
      {faults.length === 0 ? null : (
        <div
          onClickCapture={(event) => {
            const link = event.target instanceof Element ? event.target.closest('a') : null;
            onGo(link?.getAttribute('href')?.slice(1) ?? '');
          }}
        >
          <ErrorSummary attempt={attempt} errors={summaryOf(faults)} />
        </div>
      )}
      {failure === undefined || faults.length > 0 ? null : <FailureBanner error={failure} />}
      {theirs === undefined ? null : <Conflict editor={editor} theirs={theirs} />}
    </div>
  );
}

/** Who changed what since, what saving mine would do to it, and the three ways on. */
function Conflict({ editor, theirs }: { editor: TypeEditor; theirs: TaskTypeDetail }) {
  const [isLooking, setLooking] = useState(false);
  const { seen, draft, opened, isSaving } = editor;
  const at = theirs.versions.findIndex(({ seenVersion }) => seenVersion === seen?.seenVersion);
  const since = theirs.versions.slice(0, at < 0 ? 1 : at);
  const onTop = typeOfDraft(rebasedDraft(draft, opened, typeDraftOf(theirs))).type;
  const mine = typeChanges(theirs, onTop);
  return (
    <Banner
      tone="conflict"
      role="alert"
      title={`${since[0]?.by ?? 'Somebody else'} saved this type while you were changing it.`}
      actions={
        <>
          <Button onClick={() => setLooking(true)}>Look at theirs</Button>
          <Button variant="primary" busy={isSaving} onClick={() => editor.saveOnTop(theirs)}>
            Save mine on top
          </Button>
          <Button variant="danger" onClick={() => editor.moveTo(theirs)}>
            Drop mine, go on with theirs
          </Button>
        </>
      }
    >
      <ul className="my-1 list-disc pl-5">
        {since.map((version) => (
          <li key={version.seenVersion} className="wrap-anywhere">
            Version {version.version}, <Moment at={version.at} />
            {version.by === null ? '' : ` by ${version.by}`}: {version.changes.join(' ')}
          </li>
        ))}
      </ul>
      <p>
        What you changed is kept below. Saving it on top of theirs keeps what you did not touch, and makes of theirs:
      </p>
      <ul className="my-1 list-disc pl-5">
        {(mine.length === 0 ? ['Nothing else: both say the same.'] : mine).map((sentence) => (
          <li key={sentence} className="wrap-anywhere">
            {sentence}
          </li>
        ))}
      </ul>
      {isLooking ? (
        <VersionDialog
          title={`Version ${theirs.version}, as it stands now`}
          type={theirs}
          onClose={() => setLooking(false)}
        />
      ) : null}
    </Banner>
  );
}
