'use client';

import { Menu as MenuIcon } from 'lucide-react';
import Link from 'next/link';
import { IconButton } from '@/components/ui/icon-button';
import { FindBox } from './find-box';
import { HelpMenu } from './help-menu';
import { LiveStateLine } from './live-state';
import { Mark } from './mark';
import { PreferencesMenu } from './preferences-menu';
import type { Windows } from './shell-windows';
import { SignOutButton } from './sign-out-button';
import { SignedIn } from './signed-in';
import type { SignOut } from './use-sign-out';

type WorkspaceHeaderProps = {
  display: string;
  version: string;
  windows: Windows;
  signOut: SignOut;
  isNavigationOpen: boolean;
  onNavigation: () => void;
};

/** Where one is, what can be found, how live the screen is, and who works at it. */
export function WorkspaceHeader(props: WorkspaceHeaderProps) {
  const { display, version, windows, signOut, isNavigationOpen, onNavigation } = props;
  return (
    <header className="z-30 flex min-h-bar flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-surface px-4 py-1 sticky top-banner small:static sm:flex-nowrap print:hidden">
      <IconButton
        label="Views and pages"
        aria-expanded={isNavigationOpen}
        aria-controls="navigation"
        className="lg:hidden"
        onClick={onNavigation}
      >
        <MenuIcon aria-hidden="true" className="size-5" />
      </IconButton>
      <Link href="/" prefetch={false} className="rounded-md py-1.5 pr-2 lg:w-52">
        <Mark />
      </Link>
      <FindBox onOpen={windows.menu.open} />
      <div className="ml-auto shrink-0">
        <LiveStateLine />
      </div>
      <div className="flex flex-wrap items-center gap-2 border-line max-sm:w-full sm:flex-nowrap sm:border-l sm:pl-3">
        <SignedIn display={display} />
        <PreferencesMenu onKeys={windows.keys.open} />
        <HelpMenu windows={windows} version={version} />
        <div className="shrink-0">
          <SignOutButton signOut={signOut} />
        </div>
      </div>
    </header>
  );
}
