import type { ReactNode } from 'react';
import { Banner } from '@/components/ui/banner';
import type { ApiError } from '@/lib/client/api-error';

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
  return (
    <Banner tone={error.isConflict ? 'conflict' : 'error'} title={error.message} actions={actions} role="alert">
      {error.wayForward === undefined ? null : <p>{error.wayForward}</p>}
      {error.status === 0 ? (
        <p>What you typed is still here. Whether it arrived is not known; pressing again is safe.</p>
      ) : null}
      {error.status === 401 ? (
        <p>
          <a className="underline" href="/sign-in">
            Sign in again
          </a>{' '}
          in another tab, then go on here.
        </p>
      ) : null}
      {error.requestId === undefined ? null : (
        <p className="text-ink-2 text-xs">Number for support: {error.requestId}</p>
      )}
      {children}
    </Banner>
  );
}
