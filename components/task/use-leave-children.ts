'use client';

import { useState } from 'react';
import { openChildren } from '@/lib/domain/task/family-words';
import type { TaskPage } from '@/lib/domain/task/task-page';
import type { TaskAct, TaskActs } from './use-task-acts';

type Question = { asked: TaskAct; answer: (version: Promise<string | undefined>) => void };

/**
 * The same acts, but completing asks first while tasks that are part of it are open. Whoever completes waits for the answer;
 * without one, nothing was done.
 */
export function useLeaveChildren(page: TaskPage, acts: TaskActs) {
  const [question, setQuestion] = useState<Question>();

  function act(asked: TaskAct): Promise<string | undefined> {
    return asked.verb === 'complete' && openChildren(page.family).count > 0
      ? new Promise((answer) => setQuestion({ asked, answer }))
      : acts.act(asked);
  }

  function settle(version: (asked: TaskAct) => Promise<string | undefined>) {
    question?.answer(version(question.asked));
    setQuestion(undefined);
  }

  return {
    acts: { ...acts, act },
    isAsking: question !== undefined,
    leave: () => settle((asked) => acts.act({ ...asked, input: { ...asked.input, leaveChildren: true } })),
    stay: () => settle(() => Promise.resolve(undefined)),
  };
}
