import type { Metadata } from 'next';
import { FrontDoor } from '@/components/shell/front-door';
import { QueryProvider } from '@/components/shell/query-provider';
import { FollowLink } from '@/components/sign-in/follow-link';
import { environment } from '@/lib/server/environment';

export const metadata: Metadata = { title: 'Choose a password' };

export default function SetPasswordPage() {
  return (
    <FrontDoor title="Choose a password" demo={environment().demo}>
      <QueryProvider>
        <FollowLink />
      </QueryProvider>
    </FrontDoor>
  );
}
