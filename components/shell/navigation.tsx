'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { worklistCountsQuery } from '@/lib/client/worklist-counts-query';
import type { AccessRole } from '@/lib/domain/access/actor';
import { searchOfView, viewWords } from '@/lib/domain/worklist/view-words';
import { Count } from './count';
import { LINK_LOOK } from './link-look';
import { NAVIGATION_VIEWS, teamLinksOf } from './navigation-items';
import { SavedViewLinks } from './saved-view-links';

type NavigationProps = { accessRole: AccessRole; onNavigate: () => void };

/** The views with how much each holds, and the pages of the team. */
export function Navigation({ accessRole, onNavigate }: NavigationProps) {
  const pathname = usePathname();
  const params = useSearchParams();
  const savedView = pathname === '/worklist' ? params.get('view') : null;
  const search = filterIn(params);
  const counts = useQuery(worklistCountsQuery()).data?.counts;
  const team = teamLinksOf(accessRole);
  return (
    <>
      <ul className="space-y-0.5">
        {NAVIGATION_VIEWS.map((view) => {
          const own = searchOfView(view);
          const isCurrent = pathname === '/worklist' && savedView === null && search === own;
          return (
            <li key={view}>
              <Link
                prefetch={false}
                href={`/worklist?${own}`}
                className={LINK_LOOK}
                aria-current={isCurrent ? 'page' : undefined}
                onClick={onNavigate}
              >
                {viewWords(view, accessRole)}
                <Count count={counts?.[view]} isLate={view === 'overdue'} />
              </Link>
            </li>
          );
        })}
      </ul>
      <SavedViewLinks current={savedView} onNavigate={onNavigate} />
      {team.length === 0 ? null : (
        <>
          <h2 className="mx-2.5 mt-4 mb-1 font-semibold text-ink-3 text-xs">Team</h2>
          <ul className="space-y-0.5">
            {team.map(({ href, label }) => (
              <li key={href}>
                <Link
                  prefetch={false}
                  href={href}
                  className={LINK_LOOK}
                  aria-current={pathname === href ? 'page' : undefined}
                  onClick={onNavigate}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** What of the address says the filter: another order or an open task is still the same view. */
function filterIn(params: URLSearchParams): string {
  return new URLSearchParams([...params].filter(([name]) => name !== 'order' && name !== 'task')).toString();
}
