'use client';

import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { useSite } from '@/components/clinical/site';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { isSignedOut } from '@/lib/client/signed-out';
import { secondsWords } from '@/lib/domain/worklist/site-time';

type List = Pick<
  UseInfiniteQueryResult,
  'error' | 'isError' | 'isPending' | 'hasNextPage' | 'isFetchingNextPage' | 'refetch'
>;
type ListFooterProps = { list: List; asOf: string | undefined; onLoadMore: () => Promise<void> };

/** What stands under the rows: more of them, that they are coming, or why they are not. */
export function ListFooter({ list, asOf, onLoadMore }: ListFooterProps) {
  const end = useRef<HTMLParagraphElement>(null);
  useReached(end, () => void (list.isFetchingNextPage || list.isError || onLoadMore()));
  if (list.isPending) {
    return <SkeletonRows label="The list is being read…" />;
  }
  return (
    <>
      {list.isError ? <ListFailure error={list.error} asOf={asOf} onRetry={() => void list.refetch()} /> : null}
      {list.hasNextPage ? (
        <p ref={end} className="px-4 py-4">
          <Button busy={list.isFetchingNextPage} busyLabel="Loading more…" onClick={() => void onLoadMore()}>
            Load more
          </Button>
        </p>
      ) : null}
    </>
  );
}

/** Whoever scrolls to the end is given more; the button stays for those who do not scroll. */
function useReached(end: RefObject<HTMLElement | null>, onReached: () => void) {
  const reached = useEffectEvent(onReached);
  useEffect(() => {
    const element = end.current;
    if (element === null) {
      return undefined;
    }
    const observer = new IntersectionObserver(([entry]) => (entry?.isIntersecting ? reached() : undefined));
    observer.observe(element);
    return () => observer.disconnect();
  });
}

function ListFailure({ error, asOf, onRetry }: { error: Error | null; asOf: string | undefined; onRetry: () => void }) {
  const { timeZone } = useSite();
  const wayOut = isSignedOut(error) ? (
    <a className="font-semibold underline" href="/sign-in">
      Sign in again
    </a>
  ) : (
    <Button onClick={onRetry}>Try again</Button>
  );
  if (asOf === undefined) {
    return (
      <ErrorState title="The list could not be read" actions={wayOut}>
        {error?.message}
      </ErrorState>
    );
  }
  return (
    <Banner
      tone="error"
      role="alert"
      className="sticky bottom-0"
      title={`The list could not be refreshed. It shows how things stood at ${secondsWords(new Date(asOf), timeZone)}.`}
      actions={wayOut}
    >
      {error?.message}
    </Banner>
  );
}
