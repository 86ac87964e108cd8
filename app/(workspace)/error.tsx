'use client';

import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <ErrorState
      title="This page could not be shown"
      actions={
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
      }
    >
      <p>Nothing was changed. Try again; if it stays, go by the downtime procedure of your unit and tell support.</p>
      {error.digest === undefined ? null : <p className="text-sm">Number for support: {error.digest}</p>}
    </ErrorState>
  );
}
