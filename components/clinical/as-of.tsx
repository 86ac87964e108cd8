'use client';

import { Rich } from '@/components/ui/say';
import { secondsWords } from '@/lib/domain/worklist/site-time';
import { useSite } from './site';

/** `as of 14:07:32`: how fresh what stands here is. */
export function AsOf({ at, className }: { at: string; className?: string }) {
  const { timeZone } = useSite();
  return (
    <span className={className}>
      <Rich text="as of {time}" values={{ time: <time dateTime={at}>{secondsWords(new Date(at), timeZone)}</time> }} />
    </span>
  );
}
