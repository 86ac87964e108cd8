import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { SiteProvider } from '@/components/clinical/site';
import { LiveProvider } from '@/components/shell/live';
import { preferencesOf } from '@/components/shell/preferences';
import { QueryProvider } from '@/components/shell/query-provider';
import { Workspace } from '@/components/shell/workspace';
import { LiveRegionProvider } from '@/components/ui/live-region';
import { getPageActor } from '@/lib/server/access/require-actor';
import { environment } from '@/lib/server/environment';

/** Draws what stands around a page. Who may see the page is asked by the page: layouts have been bypassed before. */
export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const actor = await getPageActor();
  if (actor === undefined) {
    return children;
  }
  const jar = await cookies();
  const { timeZone, demo } = environment();
  return (
    <SiteProvider timeZone={timeZone} demo={demo} now={new Date().toISOString()}>
      <QueryProvider>
        <LiveRegionProvider>
          <LiveProvider>
            <Workspace
              person={{ display: actor.display, accessRole: actor.accessRole }}
              preferences={preferencesOf((name) => jar.get(name)?.value)}
            >
              {children}
            </Workspace>
          </LiveProvider>
        </LiveRegionProvider>
      </QueryProvider>
    </SiteProvider>
  );
}
