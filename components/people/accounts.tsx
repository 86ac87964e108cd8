'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { AsOf } from '@/components/clinical/as-of';
import { ReadFailure } from '@/components/clinical/read-failure';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useSay } from '@/components/ui/say';
import { SkeletonRows } from '@/components/ui/skeleton';
import { TextInput } from '@/components/ui/text-input';
import { peopleQuery } from '@/lib/client/people-query';
import type { People } from '@/lib/domain/access/person';
import { AccountDialogs, type Asked } from './account-dialogs';
import { AccountTable } from './account-table';
import { isMeant } from './account-words';

/** Everybody with an account. The words of the filter stay in memory: names do not belong in an address. */
export function Accounts() {
  const say = useSay();
  const { data, error, dataUpdatedAt, refetch } = useQuery(peopleQuery());
  const retry = () => void refetch();
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows label={say('The accounts are being read…')} />
    ) : (
      <ReadFailure what={say('The accounts')} error={error} asOf={undefined} onRetry={retry} />
    );
  }
  const asOf = new Date(dataUpdatedAt).toISOString();
  return (
    <>
      {error === null ? null : <ReadFailure what={say('The list')} error={error} asOf={asOf} onRetry={retry} />}
      <AccountList people={data} asOf={asOf} />
    </>
  );
}

function AccountList({ people, asOf }: { people: People; asOf: string }) {
  const say = useSay();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<Asked>();
  const found = people.people.filter((person) => isMeant(person, text, say));
  return (
    <>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2 px-5 py-3">
        <div className="min-w-0 flex-1 basis-56 sm:max-w-sm">
          <TextInput
            id="find-account"
            type="search"
            label={say('Find')}
            placeholder={say('Name, role, unit or state')}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <p className="pb-1.5 text-ink-3 text-sm">
          <span role="status" className="font-semibold text-ink-2">
            {say('{count, plural, one {# account} other {# accounts}}', { count: found.length })}
          </span>{' '}
          · <AsOf at={asOf} />
        </p>
        <Button variant="primary" className="ml-auto" onClick={() => setAsked({ act: 'make' })}>
          <Plus aria-hidden="true" className="size-4" />
          {say('New person…')}
        </Button>
      </div>
      {found.length === 0 ? (
        <EmptyState
          title={say('Nobody is found by that')}
          actions={<Button onClick={() => setText('')}>{say('Show all')}</Button>}
        >
          {say('Words are looked for in name, user name, access role, clinical roles, units and state.')}
        </EmptyState>
      ) : (
        <AccountTable people={found} onAsk={setAsked} />
      )}
      <AccountDialogs asked={asked} people={people} onClose={() => setAsked(undefined)} />
    </>
  );
}
