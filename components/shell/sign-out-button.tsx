'use client';

import { Button } from '@/components/ui/button';
import type { SignOut } from './use-sign-out';

/** Leaves; says so where it did not work. */
export function SignOutButton({ signOut }: { signOut: SignOut }) {
  return (
    <Button busy={signOut.isPending} busyLabel="Signing out…" onClick={() => signOut.mutate()}>
      {signOut.isError ? 'Still signed in: try again' : 'Sign out'}
    </Button>
  );
}
