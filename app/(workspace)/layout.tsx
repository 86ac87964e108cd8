import type { ReactNode } from 'react';
import { SiteProvider } from '@/components/clinical/site';
import { LiveProvider } from '@/components/shell/live';
import { PreferencesProvider } from '@/components/shell/preferences-context';
import { QueryProvider } from '@/components/shell/query-provider';
import { Workspace } from '@/components/shell/workspace';
import { LiveRegionProvider } from '@/components/ui/live-region';
import { getPageSession } from '@/lib/server/access/require-actor';
import { environment } from '@/lib/server/environment';
import { pagePosition } from '@/lib/server/realtime/page-position';
import { VERSION } from '@/lib/server/version';

/** Draws what stands around a page. Who may see the page is asked by the page: layouts have been bypassed before. */
export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const session = await getPageSession();
  if (session === undefined) {
    return children;
  }
  const { actor, preferences } = session;
  const { timeZone, demo } = environment();
  return (
    <SiteProvider timeZone={timeZone} demo={demo} now={new Date().toISOString()}>
      <QueryProvider>
        <LiveRegionProvider>
          <LiveProvider position={await pagePosition()}>
            <PreferencesProvider initial={preferences}>
              <Workspace person={{ display: actor.display, accessRole: actor.accessRole }} version={VERSION}>
                {children}
              </Workspace>
            </PreferencesProvider>
          </LiveProvider>
        </LiveRegionProvider>
      </QueryProvider>
    </SiteProvider>
  );
}
