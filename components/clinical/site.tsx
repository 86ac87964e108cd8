'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useSay } from '@/components/ui/say';
import type { Clock } from '@/lib/domain/worklist/site-time';

export type Site = {
  /** IANA name of the zone that decides what a time reads as. */ timeZone: string /** Everything here is made up. */;
  demo: boolean;
};

const SiteContext = createContext<Site>({ timeZone: 'UTC', demo: false });
const NowContext = createContext(new Date(0));
const TICK_MILLISECONDS = 10_000;

/** Gives the site's zone and one clock to everything below. `now` is the server's (ISO), so that both sides draw the same first page. */
export function SiteProvider({ timeZone, demo, now, children }: Site & { now: string; children: ReactNode }) {
  const site = useMemo(() => ({ timeZone, demo }), [timeZone, demo]);
  const [time, setTime] = useState(() => new Date(now));

  useEffect(() => {
    const timer = setInterval(() => setTime(new Date()), TICK_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);

  return (
    <SiteContext value={site}>
      <NowContext value={time}>{children}</NowContext>
    </SiteContext>
  );
}

/** The zone of the site, and whether it is a demo. */
export function useSite(): Site {
  return useContext(SiteContext);
}

/** The current time; moves every ten seconds. */
export function useNow(): Date {
  return useContext(NowContext);
}

/** Zone, time and language of the reader together, as the pure functions take them. */
export function useClock(): Required<Clock> {
  const { timeZone } = useSite();
  const now = useNow();
  const say = useSay();
  return useMemo(() => ({ now, timeZone, say }), [now, timeZone, say]);
}
