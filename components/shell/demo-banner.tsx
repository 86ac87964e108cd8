'use client';

import { useSay } from '@/components/ui/say';

/** Nobody may take the demo hospital for a real one. */
export function DemoBanner() {
  const say = useSay();
  return (
    <aside
      aria-label={say('Test data')}
      className="test-data flex h-banner items-center justify-center border-line border-b bg-surface font-semibold text-urgent text-xs"
    >
      {say('TEST DATA · demo hospital · not for care')}
    </aside>
  );
}
