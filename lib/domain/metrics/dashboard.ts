import { z } from 'zod';

/** A number and the list it counted: `href` is a worklist URL that opens exactly these tasks. */
export const Measure = z.object({ label: z.string(), count: z.number().int(), href: z.string() });
export type Measure = z.infer<typeof Measure>;

/** How the work stands now, over what the reader may see. `oldest` is the longest waiting unclaimed task. */
export const Dashboard = z.object({
  asOf: z.string(),
  open: Measure,
  unclaimed: Measure,
  overdue: Measure,
  doneToday: Measure,
  oldest: z.object({ id: z.string(), title: z.string(), authoredAt: z.string() }).nullable(),
  byStatus: z.array(Measure),
  byRole: z.array(Measure),
  byType: z.array(Measure),
});
export type Dashboard = z.infer<typeof Dashboard>;
