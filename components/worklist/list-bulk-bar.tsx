'use client';

import { type ComponentProps, lazy, Suspense, useState } from 'react';
import type { BulkBar } from '@/components/bulk/bulk-bar';

// Nobody waits for it: it is fetched when the first task is chosen, and stays, because its window shows what came of it.
const LaterBulkBar = lazy(async () => ({ default: (await import('@/components/bulk/bulk-bar')).BulkBar }));

/** What can be done with the chosen tasks of a list. */
export function ListBulkBar(props: ComponentProps<typeof BulkBar>) {
  const [wasChosen, setWasChosen] = useState(false);
  if (!wasChosen && props.chosen.length > 0) {
    setWasChosen(true);
  }
  return wasChosen ? (
    <Suspense fallback={null}>
      <LaterBulkBar {...props} />
    </Suspense>
  ) : null;
}
