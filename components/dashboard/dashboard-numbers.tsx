'use client';

import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { useSay } from '@/components/ui/say';
import type { Dashboard } from '@/lib/domain/metrics/dashboard';
import { MeasureTable } from './measure-table';
import { MeasureTile } from './measure-tile';
import { shareWords, sumOf } from './number-words';
import { OldestTile } from './oldest-tile';

/** The sums above, then what the open tasks are made of: by status, by role, by type. */
export function DashboardNumbers({ dashboard }: { dashboard: Dashboard }) {
  const say = useSay();
  const { open, unclaimed, overdue, doneToday, oldest } = dashboard;
  return (
    <div className="space-y-4 p-4">
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one. */}
      <ul role="list" aria-label={say('Sums')} className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
        <MeasureTile measure={open} />
        <MeasureTile measure={unclaimed} note={shareWords(unclaimed.count, open.count, say)} />
        <MeasureTile measure={overdue} note={shareWords(overdue.count, open.count, say)} isLate={overdue.count > 0} />
        <MeasureTile measure={doneToday} note={say('completed since midnight')} />
        <OldestTile oldest={oldest} />
      </ul>
      {open.count === 0 ? <NothingOpen /> : <OpenTables dashboard={dashboard} />}
    </div>
  );
}

function OpenTables({ dashboard: { open, byStatus, byRole, byType } }: { dashboard: Dashboard }) {
  const say = useSay();
  const withoutType = open.count - sumOf(byType);
  return (
    <div className="grid items-start gap-3 xl:grid-cols-2">
      <div className="space-y-3">
        <MeasureTable
          title={say('Open by status')}
          column={say('Status')}
          measures={byStatus.map((measure) => ({ ...measure, label: say(measure.label) }))}
        />
        <MeasureTable
          title={say('Open by role')}
          column={say('Role')}
          measures={byRole}
          note={say('A task that is addressed to two roles counts for both.')}
          emptyWords={say('No open task is addressed to a role.')}
        />
      </div>
      <MeasureTable
        title={say('Open by type')}
        column={say('Type')}
        measures={byType}
        note={
          withoutType === 0
            ? undefined
            : say('{count, plural, one {# task} other {# tasks}} without a type.', { count: withoutType })
        }
        emptyWords={say('No open task has a type.')}
      />
    </div>
  );
}

function NothingOpen() {
  const say = useSay();
  return (
    <EmptyState
      title={say('No task is open')}
      actions={<LinkButton href="/worklist">{say('To the worklist')}</LinkButton>}
    >
      {say('Nothing that you may see waits for anybody. What is requested from now on is counted here by itself.')}
    </EmptyState>
  );
}
