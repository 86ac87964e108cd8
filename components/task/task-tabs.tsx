'use client';

import { type Tab, Tabs } from '@/components/ui/tabs';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { isDone } from '@/lib/domain/task/task-status';
import { CompletePanel } from './complete-panel';
import { DetailsPanel } from './details-panel';
import { NotesPanel } from './notes-panel';
import { StoryPanel } from './story-panel';
import type { Completion } from './use-completion';
import type { TaskActs } from './use-task-acts';
import { TASK_TABS, useTabCommands } from './use-task-commands';

type TaskTabsProps = {
  page: TaskPage;
  acts: TaskActs;
  completion: Completion;
  isReadOnly: boolean;
  /** A dialog with a form of its own lies above: two forms may have the same fields. */
  isCovered: boolean;
  tab: string;
  onTab: (tab: string) => void;
  /** Gets the version that an act of the reader's own led to. */
  onOwnAct: (version: string) => void;
};

const TAB_WORDS: Readonly<Record<string, string>> = {
  complete: 'To the form that completes it',
  details: 'Details of this task',
  notes: 'Notes, or add one',
  story: 'Story of this task',
};

/** Completing the task, and all that is known about it. */
export function TaskTabs({ page, acts, completion, isReadOnly, isCovered, tab, onTab, onOwnAct }: TaskTabsProps) {
  const complete: Tab = {
    value: 'complete',
    label: 'Complete',
    panel: isCovered ? null : <CompletePanel page={page} completion={completion} isReadOnly={isReadOnly} />,
  };
  const tabs: readonly Tab[] = [
    // Nothing is left to complete once it is done, but what was typed and not sent stays to be read.
    ...(isDone(page.row) && !completion.hasTyped ? [] : [complete]),
    { value: 'details', label: 'Details', panel: <DetailsPanel page={page} /> },
    {
      value: 'notes',
      label: 'Notes',
      count: page.notes.length,
      panel: <NotesPanel page={page} acts={acts} isReadOnly={isReadOnly} onOwnAct={onOwnAct} />,
    },
    { value: 'story', label: 'Story', panel: <StoryPanel story={page.story} /> },
  ];
  useTabCommands({ tabs: tabs.map(({ value }) => ({ value, words: TAB_WORDS[value] ?? value })), onTab });
  return (
    <Tabs
      id={TASK_TABS}
      label="Parts of this task"
      tabs={tabs}
      value={tabs.some(({ value }) => value === tab) ? tab : 'details'}
      onChange={onTab}
      panelClassName="px-5 py-5"
    />
  );
}
