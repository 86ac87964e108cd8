import { z } from 'zod';

/** An instant as somebody sends it. FHIR and PostgreSQL know the years 1 to 9999, in the zone that was said and in UTC. */
export const SentInstant = z.iso.datetime({ offset: true }).refine((text) => {
  const year = new Date(text).getUTCFullYear();
  return !text.startsWith('0000') && year >= 1 && year <= 9999;
}, 'a time between the years 1 and 9999');
