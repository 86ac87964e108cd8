'use client';

import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { useSay } from '@/components/ui/say';
import { isSignedOut } from '@/lib/client/signed-out';
import { messageOf } from '@/lib/domain/words/told';
import { secondsWords } from '@/lib/domain/worklist/site-time';
import { useSite } from './site';

type ReadFailureProps = {
  /** What could not be read, in the language of the reader: `The board`. */
  what: string;
  error: Error;
  /** The moment of what is still shown; without it nothing is. */
  asOf: string | undefined;
  onRetry: () => void;
};

/** What was asked for could not be read, or not anew: says which, and what to do. */
export function ReadFailure({ what, error, asOf, onRetry }: ReadFailureProps) {
  const say = useSay();
  const { timeZone } = useSite();
  const wayOut = isSignedOut(error) ? (
    <a className="font-semibold underline" href="/sign-in">
      {say('Sign in again')}
    </a>
  ) : (
    <Button onClick={onRetry}>{say('Try again')}</Button>
  );
  if (asOf === undefined) {
    return (
      <ErrorState title={say('{what} could not be read', { what })} actions={wayOut}>
        {say(messageOf(error))}
      </ErrorState>
    );
  }
  return (
    <Banner
      tone="error"
      role="alert"
      title={say('{what} could not be refreshed. It shows how things stood at {time}.', {
        what,
        time: secondsWords(new Date(asOf), timeZone),
      })}
      actions={wayOut}
    >
      {say(messageOf(error))}
    </Banner>
  );
}
