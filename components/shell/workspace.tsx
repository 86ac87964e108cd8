'use client';

import { type ReactNode, useState } from 'react';
import { useSite } from '@/components/clinical/site';
import { classNames } from '@/components/ui/class-names';
import type { AccessRole } from '@/lib/domain/access/actor';
import { hasPermission } from '@/lib/domain/access/permission';
import { DemoBanner } from './demo-banner';
import { Navigation } from './navigation';
import { ShellWindows, useWindows } from './shell-windows';
import { useHotKeys } from './use-hot-keys';
import { useShellCommands } from './use-shell-commands';
import { useSignOut } from './use-sign-out';
import { WorkspaceHeader } from './workspace-header';

type WorkspaceProps = {
  person: { display: string; accessRole: AccessRole };
  version: string;
  children: ReactNode;
};

/** What stands around every page: who, how live, where to go. */
export function Workspace({ person, version, children }: WorkspaceProps) {
  const { demo } = useSite();
  const [isNavigationOpen, setNavigationOpen] = useState(false);
  const windows = useWindows();
  const signOut = useSignOut();
  useShellCommands({ accessRole: person.accessRole, windows, signOut });
  useHotKeys({ onMenu: windows.menu.open, isMenuComing: windows.menu.isComing });
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
      <WorkspaceHeader
        display={person.display}
        version={version}
        windows={windows}
        signOut={signOut}
        isNavigationOpen={isNavigationOpen}
        onNavigation={() => setNavigationOpen(!isNavigationOpen)}
      />
      <ShellWindows windows={windows} withPatients={hasPermission(person, 'patient:read')} />
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
