'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { LiveState } from '@/lib/client/event-source';
import { openEventStream } from '@/lib/client/event-stream';
import { presenceStore } from '@/lib/client/presence-store';
import { StaleGatherer } from '@/lib/client/stale-gatherer';

/** How live the screen is; `lostAt` is the last moment at which it was, while it is not. */
export type Live = { state: LiveState; lostAt: Date | undefined };

const LiveContext = createContext<Live>({ state: 'connecting', lostAt: undefined });

/** Opens the stream of this tab; what it names is refetched. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const [live, setLive] = useState<Live>({ state: 'connecting', lostAt: undefined });

  useEffect(() => {
    const gatherer = new StaleGatherer(queryClient);
    let streamState: LiveState = 'connecting';
    const show = (state: LiveState) => {
      setLive((last) => liveAfter(last, state));
      presenceStore.setLive(state === 'live');
    };
    const close = openEventStream({
      onEvent: (event) => gatherer.add(event),
      onGap: () => gatherer.addGap(),
      onPresence: (news) => presenceStore.take(news),
      onState: (state) => {
        streamState = state;
        show(state);
      },
    });
    // A cut cable is known to the device long before the stream notices.
    const lose = () => show('reconnecting');
    const find = () => {
      show(streamState);
      gatherer.addGap();
    };
    window.addEventListener('offline', lose);
    window.addEventListener('online', find);
    return () => {
      close();
      gatherer.stop();
      window.removeEventListener('offline', lose);
      window.removeEventListener('online', find);
    };
  }, [queryClient]);

  return <LiveContext value={live}>{children}</LiveContext>;
}

/** How live the screen is. */
export function useLive(): Live {
  return useContext(LiveContext);
}

/** The moment of loss is kept until the stream is live again. */
function liveAfter(last: Live, state: LiveState): Live {
  const lostAt = last.lostAt ?? (last.state === 'live' ? new Date() : undefined);
  return { state, lostAt: state === 'live' ? undefined : lostAt };
}
