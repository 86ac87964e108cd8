import type { Metadata } from 'next';
import { FrontDoor } from '@/components/shell/front-door';
import { QueryProvider } from '@/components/shell/query-provider';
import { FollowLink } from '@/components/sign-in/follow-link';
import { words } from '@/lib/domain/words/said';
import { environment } from '@/lib/server/environment';
import { pageSay } from '@/lib/server/page-say';

const TITLE = words('Make the first administrator');

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageSay())(TITLE) };
}

export default function FirstAdminPage() {
  return (
    <FrontDoor title={TITLE} demo={environment().demo}>
      <QueryProvider>
        <FollowLink />
      </QueryProvider>
    </FrontDoor>
  );
}
