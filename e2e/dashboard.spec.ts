import { expect, test } from '@playwright/test';
import type { Dashboard, Measure } from '@/lib/domain/metrics/dashboard';
import { OPEN_STATUSES } from '@/lib/domain/task/task-status';
import { requestsOf, requestsOfAgent } from './support/people';
import { allRows, allTasks } from './support/tasks';

const isOpen = (status: string) => (OPEN_STATUSES as readonly string[]).includes(status);

test('each number of the dashboard is a count over the raw tasks, and the list behind it has as many rows', async ({
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const [manager, agent] = await Promise.all([requestsOf('manager', site), requestsOfAgent(site)]);
  const dashboard = (await (await manager.get('/api/dashboard')).json()) as Dashboard;
  const open = (await allTasks(agent)).filter(({ status }) => isOpen(status));

  expect(dashboard.open.count).toBe(open.length);
  expect(dashboard.unclaimed.count).toBe(open.filter(({ owner }) => owner === undefined).length);
  expect(dashboard.byStatus.reduce((sum, { count }) => sum + count, 0)).toBe(open.length);

  const measures: Measure[] = [
    dashboard.open,
    dashboard.unclaimed,
    dashboard.overdue,
    dashboard.doneToday,
    ...dashboard.byStatus,
    ...dashboard.byRole,
    ...dashboard.byType,
  ];
  for (const { label, count, href } of measures) {
    const rows = await allRows(manager, href.split('?')[1] ?? '');
    expect(rows.length, label).toBe(count);
  }
});
