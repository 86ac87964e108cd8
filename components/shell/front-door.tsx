'use client';

import type { ReactNode } from 'react';
import { useSay } from '@/components/ui/say';
import { DemoBanner } from './demo-banner';
import { Mark } from './mark';

/** What stands around the pages before somebody is signed in. */
export function FrontDoor({ title, demo, children }: { title: string; demo: boolean; children: ReactNode }) {
  const say = useSay();
  return (
    <>
      {demo ? <DemoBanner /> : null}
      <main className="mx-auto w-full max-w-md px-4 pt-[12vh] pb-12">
        <p className="mb-6">
          <Mark />
        </p>
        <div className="rounded-lg border border-line bg-surface p-6">
          <h1 className="mb-4 font-bold text-xl tracking-tight">{say(title)}</h1>
          {children}
        </div>
      </main>
    </>
  );
}
