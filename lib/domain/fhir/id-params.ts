import { z } from 'zod';
import { isResourceId } from './resource-type';

/** The part of an address that names one resource (hl7.org/fhir/R4/datatypes.html#id). */
export const IdParams = z.object({ id: z.string().refine(isResourceId, 'an id') });
export type IdParams = z.infer<typeof IdParams>;
