import { z } from 'zod';
import { Named, WorklistRow } from '@/lib/domain/worklist/worklist-row';

/** A person on the board with their open tasks in list order; `owner` null is the column of unclaimed work. */
export const BoardColumn = z.object({
  owner: Named.nullable(),
  role: z.string().nullable(),
  open: z.number().int(),
  overdue: z.number().int(),
  stat: z.number().int(),
  tasks: z.array(WorklistRow),
  /** More tasks stand behind these; the count says how many in all. */
  more: z.boolean(),
});
export type BoardColumn = z.infer<typeof BoardColumn>;

/** The board of one unit, or of `unrouted` work that nobody here would otherwise see. */
export const Board = z.object({
  asOf: z.string(),
  unit: Named.nullable(),
  units: z.array(Named),
  columns: z.array(BoardColumn),
});
export type Board = z.infer<typeof Board>;
