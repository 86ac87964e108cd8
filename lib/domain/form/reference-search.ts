import { z } from 'zod';
import { inEnglish } from '@/lib/domain/words/make-say';
import { type Say, words } from '@/lib/domain/words/said';
import { dateWords } from '@/lib/domain/worklist/site-time';
import { Named } from '@/lib/domain/worklist/worklist-row';
import { PICKED_TYPES, type PickedType } from './reference-types';

/** The body of `POST /api/references/search`: words of a name, and the types that a question of a form takes; in the body so that they stay out of URLs. */
export const ReferenceSearch = z.strictObject({
  text: z.string().trim().min(1).max(100),
  types: z.array(z.enum(PICKED_TYPES)).min(1),
});
export type ReferenceSearch = z.infer<typeof ReferenceSearch>;

/** Somebody or something that can be picked, with what tells those of one name apart: of a patient birth date and record number, of staff the role. */
export const FoundReference = Named.extend({
  birthDate: z.string().nullable(),
  mrn: z.string().nullable(),
  role: z.string().nullable(),
  unit: z.string().nullable(),
});
export type FoundReference = z.infer<typeof FoundReference>;

export const FoundReferences = z.object({ found: z.array(FoundReference) });
export type FoundReferences = z.infer<typeof FoundReferences>;

const TYPE_WORDS: Record<PickedType, string> = {
  Patient: words('Patient'),
  Practitioner: words('Person'),
  PractitionerRole: words('Person in a role'),
  CareTeam: words('Team'),
  Organization: words('Organisation'),
  HealthcareService: words('Service'),
  Device: words('Device'),
  Location: words('Place'),
};

/** What it is, and what tells it from others of its name: `Patient · 14 Jul 1945 · 437915 · Ward 3 East`. */
export function foundWords({ reference, birthDate, mrn, role, unit }: FoundReference, say: Say = inEnglish): string {
  const type = reference.split('/')[0] as PickedType;
  const born = birthDate === null ? say('birth date not known') : dateWords(birthDate, 'short', say);
  return [say(TYPE_WORDS[type] ?? type), type === 'Patient' ? born : null, mrn, role, unit]
    .filter((part) => part !== null)
    .join(' · ');
}
