'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { savedViewsQuery } from '@/lib/client/saved-views-query';
import { hrefOfView, type SavedViews, type ViewScope } from '@/lib/domain/worklist/saved-view';
import { Count } from './count';
import { LINK_LOOK } from './link-look';

type View = SavedViews['views'][number];

const SCOPES: Record<ViewScope, string> = { private: 'Mine', team: 'My teams', organisation: 'Everybody' };

/** The saved views under the starter views, each with how much it holds. Nothing until there is one. */
export function SavedViewLinks({ current, onNavigate }: { current: string | null; onNavigate: () => void }) {
  const views = useQuery(savedViewsQuery()).data?.views ?? [];
  const parts = (Object.keys(SCOPES) as ViewScope[])
    .map((scope) => ({ scope, held: views.filter((view) => view.scope === scope) }))
    .filter(({ held }) => held.length > 0);
  return parts.length === 0 ? null : (
    <>
      <h2 className="mx-2.5 mt-4 mb-1 font-semibold text-ink-3 text-xs">Saved views</h2>
      {parts.map(({ scope, held }) => (
        <section key={scope} aria-label={`Saved views: ${SCOPES[scope]}`}>
          {parts.length === 1 && scope === 'private' ? null : (
            <h3 className="mx-2.5 mt-1.5 text-ink-3 text-xs">{SCOPES[scope]}</h3>
          )}
          <ul className="space-y-0.5">
            {held.map((view) => (
              <li key={view.id}>
                <ViewLink view={view} isCurrent={view.id === current} onNavigate={onNavigate} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function ViewLink({ view, isCurrent, onNavigate }: { view: View; isCurrent: boolean; onNavigate: () => void }) {
  return (
    <Link
      prefetch={false}
      href={hrefOfView(view)}
      className={LINK_LOOK}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onNavigate}
    >
      <span className="min-w-0 [overflow-wrap:anywhere]">{view.name}</span>
      {view.count === null ? (
        <span className="ml-auto text-asap text-xs">not understood</span>
      ) : (
        <Count count={view.count} isLate={false} />
      )}
    </Link>
  );
}
