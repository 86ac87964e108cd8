import { z } from 'zod';
import { Named } from '@/lib/domain/worklist/worklist-row';
import { PICKED_TYPES } from './reference-types';

/** The body of `POST /api/references/search`: words of a name, and the types that a question of a form takes; in the body so that they stay out of URLs. */
export const ReferenceSearch = z.strictObject({
  text: z.string().trim().min(1).max(100),
  types: z.array(z.enum(PICKED_TYPES)).min(1),
});
export type ReferenceSearch = z.infer<typeof ReferenceSearch>;

/** Somebody or something that can be picked; `detail` tells those of one name apart. */
export const FoundReference = Named.extend({ detail: z.string() });
export type FoundReference = z.infer<typeof FoundReference>;

export const FoundReferences = z.object({ found: z.array(FoundReference) });
export type FoundReferences = z.infer<typeof FoundReferences>;
