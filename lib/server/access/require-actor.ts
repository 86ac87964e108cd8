import 'server-only';
import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import type { Actor } from '@/lib/domain/access/actor';
import { nextPathOf, PATH_HEADER } from '@/lib/domain/access/next-path';
import { hasPermission, type Permission } from '@/lib/domain/access/permission';
import { DEFAULT_PREFERENCES, type Preferences } from '@/lib/domain/access/preferences';
import { pagePosition } from '@/lib/server/realtime/page-position';
import { askingBy } from './asking';
import { clientAddressOf } from './client-address';
import { sessionCookieName } from './session-cookie';
import { type LiveSession, readSession } from './sessions';

/** Who asks for a page. Sends to the sign-in page and back when nobody is signed in; a page one may not see does not exist. */
export async function requireActor(permission: Permission): Promise<Actor> {
  const session = await getPageSession();
  const here = nextPathOf((await headers()).get(PATH_HEADER));
  if (session === undefined) {
    redirect(`/sign-in?next=${encodeURIComponent(here)}`);
  }
  if (session.mustChangePassword) {
    redirect(`/account/password?next=${encodeURIComponent(here)}`);
  }
  if (!hasPermission(session.actor, permission)) {
    notFound();
  }
  return session.actor;
}

/** Who is signed in, if anybody, for pages that are open: sign-in and the change of one's own password. */
export async function getPageActor(): Promise<Actor | undefined> {
  return (await getPageSession())?.actor;
}

/** How the page looks for whoever is signed in. Kept with the account: the next person at this screen finds their own. */
export async function getPagePreferences(): Promise<Preferences> {
  return (await getPageSession())?.preferences ?? DEFAULT_PREFERENCES;
}

/** The session behind a page, for what stands around it. */
export async function getPageSession(): Promise<LiveSession | undefined> {
  const token = (await cookies()).get(sessionCookieName())?.value;
  if (token === undefined || token === '') {
    return undefined;
  }
  // Before anything is read for the page, so that the stream goes on where the page leaves off.
  await pagePosition();
  const session = await readSession({ token, now: new Date(), activity: 'counts' });
  if (session === undefined) {
    return undefined;
  }
  const asked = new Headers(await headers());
  return { ...session, actor: { ...session.actor, asking: askingBy(asked, clientAddressOf({ headers: asked })) } };
}
