import { z } from 'zod';
import { WorklistRow } from '@/lib/domain/worklist/worklist-row';

/** A task that belongs to another, by its title. */
export const TaskTitle = z.object({ id: z.string(), title: z.string() });
export type TaskTitle = z.infer<typeof TaskTitle>;

/** What a task is part of, and the tasks that are part of it, as the reader sees them: open ones first. */
export const TaskFamily = z.object({
  parents: z.array(TaskTitle),
  /** `held` and `cancelled`: whether it goes along when the reader holds or cancels the task. */
  children: z.array(z.object({ row: WorklistRow, held: z.boolean(), cancelled: z.boolean() })),
  /** Open ones that the reader does not see. */
  hidden: z.number().int(),
});
export type TaskFamily = z.infer<typeof TaskFamily>;

/** What a held task comes back for, beside a time: a result for its order, another task, the one it was held with, anything else. */
export const TaskWait = z.object({ kind: z.enum(['result', 'task', 'with', 'resource']), task: TaskTitle.nullable() });
export type TaskWait = z.infer<typeof TaskWait>;
