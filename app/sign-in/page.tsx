import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { FrontDoor } from '@/components/shell/front-door';
import { SignInForm } from '@/components/sign-in/sign-in-form';
import { Banner } from '@/components/ui/banner';
import { nextPathOf } from '@/lib/domain/access/next-path';
import { getPageActor } from '@/lib/server/access/require-actor';
import { environment } from '@/lib/server/environment';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, chosen } = await searchParams;
  const path = nextPathOf(typeof next === 'string' ? next : undefined);
  if ((await getPageActor()) !== undefined) {
    redirect(path as '/worklist');
  }
  return (
    <FrontDoor title="Sign in" demo={environment().demo}>
      {chosen === undefined ? null : (
        <Banner tone="good" className="mb-4" title="Your password is set. Sign in with it." />
      )}
      <SignInForm next={path} />
    </FrontDoor>
  );
}
