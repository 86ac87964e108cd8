'use client';

import Link from 'next/link';
import { useNow } from '@/components/clinical/site';
import { Button } from '@/components/ui/button';
import type { TruthNow } from '@/lib/client/live/truth-store';
import { useTryNow } from './live';
import { lastHeardWords, TRUTH_WORDS } from './truth-words';

/** What the state of the screen means, how old it is, and what can be done. */
export function TruthDetails({ shown, asOf }: TruthNow) {
  const now = useNow();
  const tryNow = useTryNow();
  const isWithout = shown === 'stale' || shown === 'polling';
  return (
    <div className="grid max-w-80 gap-2 text-sm">
      {TRUTH_WORDS[shown].meaning.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {isWithout && asOf !== undefined ? <p className="text-ink-2">{lastHeardWords(new Date(asOf), now)}</p> : null}
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
