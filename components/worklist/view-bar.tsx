'use client';

import type { Place } from '@/lib/domain/worklist/worklist-address';
import { OrderMenu } from './order-menu';
import { ViewMenu } from './view-menu';

/** Beside the title of a list: the view it is, and its order. */
export function ViewBar({ place }: { place: Place }) {
  return (
    <div className="mr-auto flex flex-wrap items-center gap-1 print:hidden">
      <ViewMenu place={place} />
      <OrderMenu place={place} />
    </div>
  );
}
