'use client';

import type { ReactNode } from 'react';
import { Banner } from '@/components/ui/banner';
import { Rich, useSay } from '@/components/ui/say';
import type { ApiError } from '@/lib/client/api-error';
import { messageOf, wayForwardOf } from '@/lib/domain/words/told';

/** Why something was not done, in the server's words, and the way forward. `children` says more about this place. */
export function FailureBanner({
  error,
  actions,
  children,
}: {
  error: ApiError;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const say = useSay();
  const wayForward = wayForwardOf(error);
  return (
    <Banner tone={error.isConflict ? 'conflict' : 'error'} title={say(messageOf(error))} actions={actions} role="alert">
      {wayForward === undefined ? null : <p>{say(wayForward)}</p>}
      {error.status === 0 ? (
        <p>{say('What you typed is still here. Whether it arrived is not known; pressing again is safe.')}</p>
      ) : null}
      {error.status === 401 ? (
        <p>
          <Rich
            text="{link} in another tab, then go on here."
            values={{
              link: (
                <a className="underline" href="/sign-in">
                  {say('Sign in again')}
                </a>
              ),
            }}
          />
        </p>
      ) : null}
      {error.requestId === undefined ? null : (
        <p className="text-ink-2 text-xs">{say('Number for support: {number}', { number: error.requestId })}</p>
      )}
      {children}
    </Banner>
  );
}
