'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { TruthNow } from '@/lib/client/live/truth-store';
import { useTryNow } from './live';
import { lastHeardWords, TRUTH_WORDS } from './truth-words';

/** What the state of the screen means, how old it is, and what can be done. */
export function TruthDetails({ shown, asOf, heardAt }: TruthNow) {
  const tryNow = useTryNow();
  const isWithout = shown === 'stale' || shown === 'polling';
  return (
    <div className="grid max-w-80 gap-2 text-sm">
      {TRUTH_WORDS[shown].meaning.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {isWithout && asOf !== undefined ? <LastHeard at={heardAt} /> : null}
      {isWithout ? (
        <Button className="justify-self-start" onClick={tryNow}>
          Try now
        </Button>
      ) : null}
      {shown === 'signed-out' ? (
        <Link href="/sign-in" prefetch={false} className="font-semibold text-accent hover:underline">
          Sign in
        </Link>
      ) : null}
    </div>
  );
}

/** Counts while it is looked at. */
function LastHeard({ at }: { at: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <p className="text-ink-2 tabular-nums">{lastHeardWords(at, now)}</p>;
}
