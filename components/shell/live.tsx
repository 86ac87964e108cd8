'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { type Following, followInBrowser, type PagePosition } from '@/lib/client/live/follow-in-browser';
import { truthStore } from '@/lib/client/live/truth-store';
import { presenceStore } from '@/lib/client/presence-store';
import { StaleGatherer } from '@/lib/client/stale-gatherer';
import type { Truth } from '@/lib/domain/live/truth';

type LiveTab = { following: Following | undefined };

const LiveContext = createContext<LiveTab>({ following: undefined });

type LiveProviderProps = {
  /** Where the ledger stood when this page was read. */ position: PagePosition;
  children: ReactNode;
};

/** Follows the ledger for this tab, from where its first page leaves off; what it names is read again. */
export function LiveProvider({ position, children }: LiveProviderProps) {
  const queryClient = useQueryClient();
  // The first page's: a later one is told what it lacks by itself.
  const [first] = useState(position);
  const [tab] = useState<LiveTab>({ following: undefined });

  useEffect(() => {
    const gatherer = new StaleGatherer(queryClient);
    let last: Truth | undefined;
    const following = followInBrowser(first, {
      onTask: ({ id }) => gatherer.add({ kind: 'task', id }),
      onGap: () => gatherer.addGap(),
      onPresence: (news) => presenceStore.take(news),
      onTruth: (truth) => {
        truthStore.take(truth);
        presenceStore.setLive(truth.way === 'stream' && truth.lostAt === undefined);
        if (last?.lostAt !== undefined && truth.lostAt === undefined) {
          readWhatFailed(queryClient);
        }
        last = truth;
      },
    });
    tab.following = following;
    return () => {
      following.stop();
      gatherer.stop();
      tab.following = undefined;
    };
  }, [queryClient, first, tab]);

  return <LiveContext value={tab}>{children}</LiveContext>;
}

/** Stands in a page that was read on the server: what changed between its reading and its showing is told again. */
export function ReadAt({ position }: { position: PagePosition }) {
  const tab = useContext(LiveContext);
  const number = position?.number;
  useEffect(() => {
    if (number !== undefined) {
      tab.following?.tellSince(Number(number));
    }
  }, [tab, number]);
  return null;
}

/** Tries now to hear from the server. */
export function useTryNow(): () => void {
  const tab = useContext(LiveContext);
  return () => tab.following?.tryNow();
}

/** What was named while the server could not be reached may not have been read: then it is read now. */
function readWhatFailed(queryClient: QueryClient): void {
  void queryClient.refetchQueries({
    type: 'active',
    predicate: ({ state }) => state.status === 'error' || state.isInvalidated,
  });
}
