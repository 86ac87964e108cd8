import { redirect } from 'next/navigation';
import { requireActor } from '@/lib/server/access/require-actor';
import { homeAddressOf } from '@/lib/server/worklist/home-view';

/** Where the mark in the header and a bare address lead: the view that somebody begins with. */
export default async function Home() {
  redirect(await homeAddressOf(await requireActor('task:read')));
}
