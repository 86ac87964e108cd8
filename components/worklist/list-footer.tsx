'use client';

import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { ReadFailure } from '@/components/clinical/read-failure';
import { Button } from '@/components/ui/button';

type ListFooterProps = {
  hasMore: boolean;
  isLoading: boolean;
  /** Why the list could not be read anew, or no further. */
  error: Error | null;
  /** The moment of what stands here. */
  asOf: string;
  onLoadMore: () => void;
  onRetry: () => void;
};

/** What stands under the rows: more of them, that they are coming, or why they are not. */
export function ListFooter({ hasMore, isLoading, error, asOf, onLoadMore, onRetry }: ListFooterProps) {
  const end = useRef<HTMLParagraphElement>(null);
  useReached(end, () => (isLoading || error !== null ? undefined : onLoadMore()));
  return (
    <>
      {error === null ? null : (
        <div className="sticky bottom-0">
          <ReadFailure what="The list" error={error} asOf={asOf} onRetry={onRetry} />
        </div>
      )}
      {hasMore ? (
        <p ref={end} className="px-4 py-4">
          <Button busy={isLoading} busyLabel="Loading more…" onClick={onLoadMore}>
            Load more
          </Button>
        </p>
      ) : null}
    </>
  );
}

/** Two screens ahead, so that whoever scrolls on does not wait. */
const AHEAD = '0px 0px 200% 0px';

/** Whoever comes near the end is given more; the button stays for those who do not scroll. */
function useReached(end: RefObject<HTMLElement | null>, onReached: () => void) {
  const reached = useEffectEvent(onReached);
  useEffect(() => {
    const element = end.current;
    if (element === null) {
      return undefined;
    }
    const observer = new IntersectionObserver(([entry]) => (entry?.isIntersecting ? reached() : undefined), {
      rootMargin: AHEAD,
    });
    observer.observe(element);
    return () => observer.disconnect();
  });
}
