import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { FrontDoor } from '@/components/shell/front-door';
import { ChangePassword } from '@/components/sign-in/change-password';
import { nextPathOf } from '@/lib/domain/access/next-path';
import { words } from '@/lib/domain/words/said';
import { getPageActor } from '@/lib/server/access/require-actor';
import { environment } from '@/lib/server/environment';
import { pageSay } from '@/lib/server/page-say';

const TITLE = words('Change your password');

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageSay())(TITLE) };
}

export default async function PasswordPage({ searchParams }: PageProps<'/account/password'>) {
  const actor = await getPageActor();
  if (actor === undefined) {
    redirect('/sign-in');
  }
  const { next } = await searchParams;
  return (
    <FrontDoor title={TITLE} demo={environment().demo}>
      <ChangePassword username={actor.username} next={nextPathOf(typeof next === 'string' ? next : undefined)} />
    </FrontDoor>
  );
}
