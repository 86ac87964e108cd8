'use client';

import { useQuery } from '@tanstack/react-query';
import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/link-button';
import { useSay } from '@/components/ui/say';
import { Skeleton } from '@/components/ui/skeleton';
import { askLink } from '@/lib/client/sign-in';
import { ChoosePassword } from './choose-password';
import { useLinkToken } from './link-token';

/** Asks what the link is for, then lets a password be chosen. */
export function FollowLink() {
  const token = useLinkToken();
  if (token === null) {
    return <BadLink />;
  }
  return token === undefined ? <Skeleton /> : <AskedLink token={token} />;
}

function AskedLink({ token }: { token: string }) {
  const link = useQuery({
    queryKey: ['one-time-link', token],
    queryFn: () => askLink(token),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (link.isError) {
    return <BadLink />;
  }
  return link.data === undefined ? <Skeleton /> : <ChoosePassword token={token} username={link.data.username} />;
}

function BadLink() {
  const say = useSay();
  return (
    <div className="space-y-4">
      <Banner tone="error" role="alert" title={say('This link does not work')}>
        {say(
          'It was used, it has run out, or a part of the address is missing. Copy the whole address, or ask for a new link.',
        )}
      </Banner>
      <LinkButton href="/sign-in">{say('To sign-in')}</LinkButton>
    </div>
  );
}
