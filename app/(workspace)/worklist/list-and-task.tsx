'use client';

import type { ComponentProps } from 'react';
import { later, useLater } from '@/components/ui/later';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Worklist } from '@/components/worklist/worklist';

// Most of the first load would be its forms, and a list is read before anything on it is opened.
const TASK = later(() => import('@/components/task/task-screen'));

/** Puts the two screens beside each other, which know nothing of one another. */
export function ListAndTask(props: Omit<ComponentProps<typeof Worklist>, 'task'>) {
  useLater(TASK, false);
  return <Worklist {...props} task={(id) => <OpenTask key={id} id={id} />} />;
}

function OpenTask({ id }: { id: string }) {
  const task = useLater(TASK, true);
  return task === undefined ? <SkeletonRows label="The task is being read…" /> : <task.TaskScreen id={id} />;
}
