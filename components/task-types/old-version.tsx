'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { ReadFailure } from '@/components/clinical/read-failure';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { typeVersionQuery } from '@/lib/client/task-type-settings-query';
import type { TaskTypeDetail, TaskTypeVersion } from '@/lib/domain/task-type/task-type';
import { type TypeAtVersion, typeChanges } from '@/lib/domain/task-type/task-type-changes';
import { nameOfVersion } from './type-words';
import type { TypeEditor } from './use-type-editor';
import { VersionDialog } from './version-dialog';

type OldVersionProps = { editor: TypeEditor; seen: TaskTypeDetail; version: TaskTypeVersion; onClose: () => void };

/** A version to look at, and going back to it, which is asked twice. */
export function OldVersion({ editor, seen, version, onClose }: OldVersionProps) {
  const { data, error, refetch } = useQuery(typeVersionQuery(seen.id, version.seenVersion));
  const [asked, setAsked] = useState<TypeAtVersion>();
  const isNewest = version.seenVersion === seen.seenVersion;

  async function goBack(type: TypeAtVersion) {
    if (await editor.goBackTo(type)) {
      onClose();
    }
  }

  const first = (
    <Button variant="primary" onClick={() => setAsked(data)}>
      Go back to this version
    </Button>
  );
  const second = asked && (
    <Button variant="danger" busy={editor.isSaving} onClick={() => void goBack(asked)}>
      Save it as a new version
    </Button>
  );
  return (
    <VersionDialog
      title={nameOfVersion(version)}
      type={data}
      onClose={onClose}
      actions={isNewest || data === undefined ? null : (second ?? first)}
    >
      {error === null ? null : (
        <ReadFailure what="The version" error={error} asOf={undefined} onRetry={() => void refetch()} />
      )}
      {asked === undefined ? null : <WhatItMeans editor={editor} seen={seen} type={asked} />}
    </VersionDialog>
  );
}

/** What going back changes, and why it did not work. */
function WhatItMeans({ editor, seen, type }: { editor: TypeEditor; seen: TaskTypeDetail; type: TypeAtVersion }) {
  const changes = typeChanges(seen, type);
  return (
    <div className="mb-4 space-y-2">
      <Banner tone="conflict" role="alert" title="This makes a new version that says what this one said.">
        <ul className="list-disc pl-5">
          {(changes.length === 0 ? ['Nothing is different from what stands now.'] : changes).map((sentence) => (
            <li key={sentence} className="wrap-anywhere">
              {sentence}
            </li>
          ))}
        </ul>
        {editor.isChanged ? (
          <p className="font-semibold">What you changed here and did not save is thrown away.</p>
        ) : null}
      </Banner>
      {editor.failure === undefined ? null : (
        <FailureBanner error={editor.failure}>
          <ul className="list-disc pl-5">
            {editor.failure.fields.map(({ field, message }) => (
              <li key={field}>{message}</li>
            ))}
          </ul>
        </FailureBanner>
      )}
      {editor.hasConflicted ? (
        <Banner
          tone="conflict"
          role="alert"
          title="Somebody else saved this type meanwhile. What it changes now stands above."
        />
      ) : null}
    </div>
  );
}
