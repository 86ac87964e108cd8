'use client';

import { useQuery } from '@tanstack/react-query';
import { useSay } from '@/components/ui/say';
import { Tabs } from '@/components/ui/tabs';
import { peopleQuery, unitSettingsQuery } from '@/lib/client/people-query';
import { Accounts } from './accounts';
import { Units } from './units';

/** Who may sign in and as whom, and the shifts of each unit. */
export function PeopleScreen() {
  const say = useSay();
  const people = useQuery(peopleQuery()).data?.people;
  const units = useQuery(unitSettingsQuery()).data;
  return (
    <>
      <h1 className="px-5 pt-3 pb-1 font-bold text-xl tracking-tight">{say('People')}</h1>
      <Tabs
        label={say('Parts of the administration')}
        tabs={[
          { value: 'accounts', label: say('Accounts'), ...countOf(people), panel: <Accounts /> },
          { value: 'units', label: say('Units and shifts'), ...countOf(units), panel: <Units /> },
        ]}
      />
    </>
  );
}

function countOf(rows: readonly unknown[] | undefined): { count?: number } {
  return rows === undefined ? {} : { count: rows.length };
}
