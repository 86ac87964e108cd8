'use client';

import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import type { Dashboard } from '@/lib/domain/metrics/dashboard';
import { MeasureTable } from './measure-table';
import { MeasureTile } from './measure-tile';
import { countWords, shareWords, sumOf } from './number-words';
import { OldestTile } from './oldest-tile';

/** The sums above, then what the open tasks are made of: by status, by role, by type. */
export function DashboardNumbers({ dashboard }: { dashboard: Dashboard }) {
  const { open, unclaimed, overdue, doneToday, oldest } = dashboard;
  return (
    <div className="space-y-4 p-4">
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one. */}
      <ul role="list" aria-label="Sums" className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
        <MeasureTile measure={open} />
        <MeasureTile measure={unclaimed} note={shareWords(unclaimed.count, open.count)} />
        <MeasureTile measure={overdue} note={shareWords(overdue.count, open.count)} isLate={overdue.count > 0} />
        <MeasureTile measure={doneToday} note="completed since midnight" />
        <OldestTile oldest={oldest} />
      </ul>
      {open.count === 0 ? <NothingOpen /> : <OpenTables dashboard={dashboard} />}
    </div>
  );
}

function OpenTables({ dashboard: { open, byStatus, byRole, byType } }: { dashboard: Dashboard }) {
  const withoutType = open.count - sumOf(byType);
  return (
    <div className="grid items-start gap-3 xl:grid-cols-2">
      <div className="space-y-3">
        <MeasureTable title="Open by status" column="Status" measures={byStatus} />
        <MeasureTable
          title="Open by role"
          column="Role"
          measures={byRole}
          note="A task that is addressed to two roles counts for both."
          emptyWords="No open task is addressed to a role."
        />
      </div>
      <MeasureTable
        title="Open by type"
        column="Type"
        measures={byType}
        note={withoutType === 0 ? undefined : `${countWords(withoutType)} without a type.`}
        emptyWords="No open task has a type."
      />
    </div>
  );
}

function NothingOpen() {
  return (
    <EmptyState title="No task is open" actions={<LinkButton href="/worklist">To the worklist</LinkButton>}>
      Nothing that you may see waits for anybody. What is requested from now on is counted here by itself.
    </EmptyState>
  );
}
