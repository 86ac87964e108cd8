'use client';

import { useState } from 'react';
import { Moment } from '@/components/clinical/moment';
import { Button } from '@/components/ui/button';
import type { TaskTypeDetail, TaskTypeVersion } from '@/lib/domain/task-type/task-type';
import { OldVersion } from './old-version';
import { nameOfVersion, statusWords } from './type-words';
import type { TypeEditor } from './use-type-editor';

type VersionsProps = { editor: TypeEditor; seen: TaskTypeDetail };

/** The versions of a type, newest first: who made each, when, and what it changed. */
export function VersionsPart({ editor, seen }: VersionsProps) {
  const [looked, setLooked] = useState<TaskTypeVersion>();
  return (
    <>
      <p className="mb-3 max-w-prose text-ink-2">
        A task keeps the version it was made of. What you save counts for tasks that are made from then on.
      </p>
      <ol className="divide-y divide-line border-line border-y">
        {seen.versions.map((version, index) => (
          <li key={version.seenVersion} className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <h3 className="font-semibold">
                {nameOfVersion(version)}
                {index === 0 ? ', as it stands now' : ''}
              </h3>
              <p className="text-ink-2 text-sm">
                <Moment at={version.at} />
                {version.by === null ? '' : ` by ${version.by}`} · {statusWords(version.status).label}
              </p>
              <ul className="mt-1 list-disc pl-5 text-sm">
                {(version.changes.length === 0 ? ['Nothing that is shown here.'] : version.changes).map((sentence) => (
                  <li key={sentence} className="wrap-anywhere">
                    {sentence}
                  </li>
                ))}
              </ul>
            </div>
            <Button onClick={() => setLooked(version)}>
              Look at it<span className="sr-only"> {nameOfVersion(version)}</span>
            </Button>
          </li>
        ))}
      </ol>
      {looked === undefined ? null : (
        <OldVersion editor={editor} seen={seen} version={looked} onClose={() => setLooked(undefined)} />
      )}
    </>
  );
}
