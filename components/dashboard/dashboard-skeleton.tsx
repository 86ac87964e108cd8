'use client';

import { useSay } from '@/components/ui/say';
import { Skeleton } from '@/components/ui/skeleton';

const TILES = ['open', 'unclaimed', 'overdue', 'done', 'oldest'];
const PANELS = ['status', 'type'];

/** The places of the numbers while they are counted. */
export function DashboardSkeleton() {
  const say = useSay();
  return (
    <div role="status" className="space-y-4 p-4">
      <span className="sr-only">{say('The tasks are being counted…')}</span>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
        {TILES.map((tile) => (
          <div key={tile} className="space-y-2 rounded-lg border border-line bg-surface px-3.5 py-3">
            <Skeleton className="w-1/2" />
            <Skeleton className="h-8 w-1/3" />
            <Skeleton className="h-3 w-2/3" />
          </div>
        ))}
      </div>
      <div className="grid gap-3 xl:grid-cols-2">
        {PANELS.map((panel) => (
          <div key={panel} className="space-y-3 rounded-lg border border-line bg-surface px-3.5 py-3">
            <Skeleton className="h-5 w-1/3" />
            <Skeleton className="w-full" />
            <Skeleton className="w-4/5" />
            <Skeleton className="w-3/5" />
            <Skeleton className="w-2/5" />
          </div>
        ))}
      </div>
    </div>
  );
}
