import { z } from 'zod';
import { Named } from './worklist-row';

/** What the filter menus offer: only what stands on tasks the reader may see, and the reader's own units. */
export const WorklistOptions = z.object({
  roles: z.array(Named),
  types: z.array(Named),
  units: z.array(Named),
  owners: z.array(Named),
});
export type WorklistOptions = z.infer<typeof WorklistOptions>;
