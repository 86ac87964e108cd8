import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { FrontDoor } from '@/components/shell/front-door';
import { SignInForm } from '@/components/sign-in/sign-in-form';
import { Banner } from '@/components/ui/banner';
import { nextPathOf } from '@/lib/domain/access/next-path';
import { words } from '@/lib/domain/words/said';
import { getPageActor } from '@/lib/server/access/require-actor';
import { environment } from '@/lib/server/environment';
import { pageSay } from '@/lib/server/page-say';

const TITLE = words('Sign in');

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageSay())(TITLE) };
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, chosen } = await searchParams;
  const path = nextPathOf(typeof next === 'string' ? next : undefined);
  if ((await getPageActor()) !== undefined) {
    redirect(path as '/worklist');
  }
  const say = await pageSay();
  return (
    <FrontDoor title={TITLE} demo={environment().demo}>
      {chosen === undefined ? null : (
        <Banner tone="good" className="mb-4" title={say('Your password is set. Sign in with it.')} />
      )}
      <SignInForm next={path} />
    </FrontDoor>
  );
}
