'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { AsOf } from '@/components/clinical/as-of';
import { ReadFailure } from '@/components/clinical/read-failure';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { useSay } from '@/components/ui/say';
import { SkeletonRows } from '@/components/ui/skeleton';
import { TextInput } from '@/components/ui/text-input';
import { taskTypeListQuery } from '@/lib/client/task-type-settings-query';
import type { TaskTypeLine } from '@/lib/domain/task-type/task-type';
import type { Say } from '@/lib/domain/words/said';
import { TypeTable } from './type-table';
import { statusWords } from './type-words';

/** Every type of task of the site. */
export function TypesScreen() {
  const say = useSay();
  const { data, error, dataUpdatedAt, refetch } = useQuery(taskTypeListQuery());
  const retry = () => void refetch();
  const asOf = data === undefined ? undefined : new Date(dataUpdatedAt).toISOString();
  return (
    <>
      <h1 className="px-5 pt-3 pb-1 font-bold text-xl tracking-tight">{say('Task types')}</h1>
      {error === null ? null : <ReadFailure what={say('The task types')} error={error} asOf={asOf} onRetry={retry} />}
      {data === undefined && error === null ? <SkeletonRows label={say('The task types are being read…')} /> : null}
      {data === undefined ? null : <TypeList types={data.types} asOf={asOf ?? ''} />}
    </>
  );
}

function TypeList({ types, asOf }: { types: readonly TaskTypeLine[]; asOf: string }) {
  const say = useSay();
  const [text, setText] = useState('');
  if (types.length === 0) {
    return (
      <EmptyState title={say('There are no task types yet')} actions={<NewType />}>
        {say(
          'A type says whom its tasks are for, when they are due and which form completes them. Tasks without a type work, but ask for nothing.',
        )}
      </EmptyState>
    );
  }
  const found = types.filter((type) => isMeant(type, text, say));
  return (
    <>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2 px-5 py-3">
        <div className="min-w-0 flex-1 basis-56 sm:max-w-sm">
          <TextInput
            id="find-type"
            type="search"
            label={say('Find')}
            placeholder={say('Title, role or status')}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <p className="pb-1.5 text-ink-3 text-sm">
          <span role="status" className="font-semibold text-ink-2">
            {say('{count, plural, one {# task type} other {# task types}}', { count: found.length })}
          </span>{' '}
          · <AsOf at={asOf} />
        </p>
        <div className="ml-auto">
          <NewType />
        </div>
      </div>
      {found.length === 0 ? (
        <EmptyState
          title={say('No type is found by that')}
          actions={<Button onClick={() => setText('')}>{say('Show all')}</Button>}
        >
          {say('Words are looked for in title, role, status and who changed it.')}
        </EmptyState>
      ) : (
        <TypeTable types={found} />
      )}
    </>
  );
}

function NewType() {
  const say = useSay();
  return (
    <LinkButton href="/admin/task-types/new" variant="primary">
      <Plus aria-hidden="true" className="size-4" />
      {say('New task type')}
    </LinkButton>
  );
}

/** Every word has to stand somewhere in the line. */
function isMeant({ title, role, status, by }: TaskTypeLine, text: string, say: Say): boolean {
  const line = [title, role, say(statusWords(status).label), by].join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => line.includes(word));
}
