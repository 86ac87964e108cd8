'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { classNames } from '@/components/ui/class-names';
import { worklistCountsQuery } from '@/lib/client/worklist-counts-query';
import type { AccessRole } from '@/lib/domain/access/actor';
import { countWords } from '@/lib/domain/worklist/count-words';
import { searchOfView, viewWords } from '@/lib/domain/worklist/view-words';
import { NAVIGATION_VIEWS, teamLinksOf } from './navigation-items';

const LINK_LOOK =
  'flex min-h-[max(2.125rem,var(--control))] items-center gap-2 rounded-md px-2.5 py-1 text-ink-2 hover:bg-sunken hover:text-ink aria-[current=page]:bg-surface aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:ring-1 aria-[current=page]:ring-line forced-colors:aria-[current=page]:underline';

type NavigationProps = { accessRole: AccessRole; onNavigate: () => void };

/** The views with how much each holds, and the pages of the team. */
export function Navigation({ accessRole, onNavigate }: NavigationProps) {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const counts = useQuery(worklistCountsQuery()).data?.counts;
  const team = teamLinksOf(accessRole);
  return (
    <>
      <ul className="space-y-0.5">
        {NAVIGATION_VIEWS.map((view) => {
          const own = searchOfView(view);
          const isCurrent = pathname === '/worklist' && search === own;
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

function Count({ count, isLate }: { count: number | undefined; isLate: boolean }) {
  return count === undefined ? null : (
    <span className={classNames('ml-auto font-semibold text-sm', isLate && count > 0 ? 'text-late' : 'text-ink-3')}>
      {countWords(count)}
      <span className="sr-only"> tasks</span>
    </span>
  );
}
