import type { Metadata } from 'next';
import { FrontDoor } from '@/components/shell/front-door';
import { QueryProvider } from '@/components/shell/query-provider';
import { FollowLink } from '@/components/sign-in/follow-link';
import { environment } from '@/lib/server/environment';

export const metadata: Metadata = { title: 'Make the first administrator' };

export default function FirstAdminPage() {
  return (
    <FrontDoor title="Make the first administrator" demo={environment().demo}>
      <QueryProvider>
        <FollowLink />
      </QueryProvider>
    </FrontDoor>
  );
}
