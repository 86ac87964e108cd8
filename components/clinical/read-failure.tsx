'use client';

import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { isSignedOut } from '@/lib/client/signed-out';
import { secondsWords } from '@/lib/domain/worklist/site-time';
import { useSite } from './site';

type ReadFailureProps = {
  /** What could not be read: `The board`. */
  what: string;
  error: Error;
  /** The moment of what is still shown; without it nothing is. */
  asOf: string | undefined;
  onRetry: () => void;
};

/** What was asked for could not be read, or not anew: says which, and what to do. */
export function ReadFailure({ what, error, asOf, onRetry }: ReadFailureProps) {
  const { timeZone } = useSite();
  const wayOut = isSignedOut(error) ? (
    <a className="font-semibold underline" href="/sign-in">
      Sign in again
    </a>
  ) : (
    <Button onClick={onRetry}>Try again</Button>
  );
  if (asOf === undefined) {
    return (
      <ErrorState title={`${what} could not be read`} actions={wayOut}>
        {error.message}
      </ErrorState>
    );
  }
  return (
    <Banner
      tone="error"
      role="alert"
      title={`${what} could not be refreshed. It shows how things stood at ${secondsWords(new Date(asOf), timeZone)}.`}
      actions={wayOut}
    >
      {error.message}
    </Banner>
  );
}
