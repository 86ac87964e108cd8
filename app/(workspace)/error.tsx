'use client';

import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { useSay } from '@/components/ui/say';

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const say = useSay();
  return (
    <ErrorState
      title={say('This page could not be shown')}
      actions={
        <Button variant="primary" onClick={reset}>
          {say('Try again')}
        </Button>
      }
    >
      <p>
        {say(
          'Nothing was changed. Try again; if it stays, go by the downtime procedure of your unit and tell support.',
        )}
      </p>
      {error.digest === undefined ? null : (
        <p className="text-sm">{say('Number for support: {number}', { number: error.digest })}</p>
      )}
    </ErrorState>
  );
}
