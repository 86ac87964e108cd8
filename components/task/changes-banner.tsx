'use client';

import { type ReactNode, useState } from 'react';
import { useClock } from '@/components/clinical/site';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { taskChangesOf } from '@/lib/domain/task/task-changes';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { ChangesList } from './changes-list';

type ChangesBannerProps = {
  /** The page on which the reader went to work. */
  seen: TaskPage;
  current: TaskPage;
  /** Whether something was refused because of it, or it only stands to be known. */
  urgency: 'refused' | 'news';
  children?: ReactNode;
  actions?: ReactNode;
};

/** Somebody changed the task meanwhile: who did what and when, how it stands, and on demand all that is different. */
export function ChangesBanner({ seen, current, urgency, children, actions }: ChangesBannerProps) {
  const clock = useClock();
  const [isOpen, setOpen] = useState(false);
  const changes = taskChangesOf(seen, current, clock);
  return (
    <Banner
      tone={urgency === 'refused' ? 'conflict' : 'info'}
      role={urgency === 'refused' ? 'alert' : 'status'}
      className="rounded-md"
      title={changes.sentence}
      actions={
        <>
          <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Hide what changed' : 'Show what changed'}
          </Button>
          {actions}
        </>
      }
    >
      {children}
      {isOpen ? <ChangesList changes={changes} /> : null}
    </Banner>
  );
}
