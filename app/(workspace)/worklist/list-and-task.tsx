'use client';

import dynamic from 'next/dynamic';
import type { ComponentProps } from 'react';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Worklist } from '@/components/worklist/worklist';

// Forms are only fetched once a task is opened: most of the first load would be theirs.
const TaskScreen = dynamic(() => import('@/components/task/task-screen').then((file) => file.TaskScreen), {
  loading: () => <SkeletonRows label="The task is being read…" />,
});

/** Puts the two screens beside each other, which know nothing of one another. */
export function ListAndTask(props: Omit<ComponentProps<typeof Worklist>, 'task'>) {
  return <Worklist {...props} task={(id) => <TaskScreen key={id} id={id} />} />;
}
