'use client';

import { useSyncExternalStore } from 'react';
import { LinkToken } from '@/lib/domain/access/one-time-link';

/** The secret behind the `#` of the address: undefined on the server, null when there is none. */
export function useLinkToken(): string | null | undefined {
  const fragment = useSyncExternalStore<string | undefined>(
    listen,
    () => window.location.hash.slice(1),
    () => undefined,
  );
  return fragment === undefined ? undefined : (LinkToken.safeParse(fragment).data ?? null);
}

function listen(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}
