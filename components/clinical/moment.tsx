'use client';

import { momentWords } from '@/lib/domain/worklist/site-time';
import { useClock } from './site';

/** An instant (ISO) on the site's clock: `14:03` today, `Tue 24 Nov 14:03` otherwise. */
export function Moment({ at, className }: { at: string; className?: string }) {
  const clock = useClock();
  return (
    <time dateTime={at} className={className}>
      {momentWords(new Date(at), clock)}
    </time>
  );
}
