'use client';

import { Menu as MenuIcon } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { useSite } from '@/components/clinical/site';
import { classNames } from '@/components/ui/class-names';
import { IconButton } from '@/components/ui/icon-button';
import type { AccessRole } from '@/lib/domain/access/actor';
import { DemoBanner } from './demo-banner';
import { LiveStateLine } from './live-state';
import { Mark } from './mark';
import { Navigation } from './navigation';
import type { Preferences } from './preferences';
import { PreferencesMenu } from './preferences-menu';
import { SignOutButton } from './sign-out-button';
import { SignedIn } from './signed-in';

type WorkspaceProps = {
  person: { display: string; accessRole: AccessRole };
  preferences: Preferences;
  children: ReactNode;
};

/** What stands around every page: who, how live, where to go. */
export function Workspace({ person, preferences, children }: WorkspaceProps) {
  const { demo } = useSite();
  const [isNavigationOpen, setNavigationOpen] = useState(false);
  return (
    <>
      <a
        href="#main"
        className="-translate-y-24 fixed top-2 left-2 z-50 rounded-md bg-accent px-4 py-2 font-semibold text-accent-ink focus:translate-y-0"
      >
        Skip to the page
      </a>
      {demo ? (
        <div className="sticky top-0 z-30">
          <DemoBanner />
        </div>
      ) : null}
      <header className="z-30 flex min-h-bar flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-surface px-4 py-1 sticky top-banner small:static sm:flex-nowrap print:hidden">
        <IconButton
          label="Views and pages"
          aria-expanded={isNavigationOpen}
          aria-controls="navigation"
          className="lg:hidden"
          onClick={() => setNavigationOpen(!isNavigationOpen)}
        >
          <MenuIcon aria-hidden="true" className="size-5" />
        </IconButton>
        <Link href="/" prefetch={false} className="rounded-md py-1.5 pr-2 lg:w-52">
          <Mark />
        </Link>
        <div className="ml-auto">
          <LiveStateLine />
        </div>
        <div className="flex items-center gap-2 border-line max-sm:w-full sm:border-l sm:pl-3">
          <SignedIn display={person.display} />
          <PreferencesMenu initial={preferences} />
          <div className="shrink-0">
            <SignOutButton />
          </div>
        </div>
      </header>
      <div className="lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)]">
        <nav
          id="navigation"
          aria-label="Views and pages"
          onKeyDown={(event) => (event.key === 'Escape' ? setNavigationOpen(false) : undefined)}
          className={classNames(
            'border-line px-2 py-3 max-lg:border-b lg:sticky lg:top-top lg:block lg:h-[calc(100dvh-var(--top))] lg:overflow-y-auto lg:border-r print:hidden',
            !isNavigationOpen && 'max-lg:hidden',
          )}
        >
          <Navigation accessRole={person.accessRole} onNavigate={() => setNavigationOpen(false)} />
        </nav>
        <main id="main" tabIndex={-1} className="min-h-[calc(100dvh-var(--top))] min-w-0 bg-surface outline-none">
          {children}
        </main>
      </div>
    </>
  );
}
