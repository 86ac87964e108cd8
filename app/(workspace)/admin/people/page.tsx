import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PeopleRefused } from '@/components/people/people-refused';
import { PeopleScreen } from '@/components/people/people-screen';
import { peopleQuery, unitSettingsQuery } from '@/lib/client/people-query';
import { hasPermission } from '@/lib/domain/access/permission';
import { words } from '@/lib/domain/words/said';
import { listPeople } from '@/lib/server/access/list-people';
import { requireActor } from '@/lib/server/access/require-actor';
import { listUnitSettings } from '@/lib/server/access/unit-shifts';
import { pageSay } from '@/lib/server/page-say';

const TITLE = words('People');

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageSay())(TITLE) };
}

export default async function PeoplePage() {
  const actor = await requireActor('task:read');
  if (!hasPermission(actor, 'people:administer')) {
    return <PeopleRefused accessRole={actor.accessRole} />;
  }
  const queryClient = new QueryClient();
  const [people, units] = await Promise.all([listPeople(new Date()), listUnitSettings()]);
  queryClient.setQueryData(peopleQuery().queryKey, people);
  queryClient.setQueryData(unitSettingsQuery().queryKey, units);

  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PeopleScreen />
    </HydrationBoundary>
  );
}
