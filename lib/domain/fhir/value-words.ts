import type { CodeableConcept, Coding, HumanName, Quantity, Reference } from '@medplum/fhirtypes';
import { inEnglish } from '@/lib/domain/words/make-say';
import type { Say } from '@/lib/domain/words/said';
import { readingNameOf } from './human-name';
import { wordsOf } from './token';

type WithValue = { [name: string]: unknown };

const READERS: Record<string, (value: never, say: Say) => string | undefined> = {
  valueCodeableConcept: (concept: CodeableConcept) => wordsOf(concept),
  valueCoding: (coding: Coding) => coding.display ?? coding.code,
  valueQuantity: ({ comparator, value, unit, code }: Quantity) =>
    value === undefined ? undefined : `${comparator ?? ''}${value}${(unit ?? code) ? ` ${unit ?? code}` : ''}`,
  valueReference: ({ display, reference, identifier }: Reference) => display ?? identifier?.value ?? reference,
  valueBoolean: (yes: boolean, say) => (yes ? say('Yes') : say('No')),
  valueAttachment: ({ title, url }: { title?: string; url?: string }) => title ?? url,
  valueIdentifier: ({ value }: { value?: string }) => value,
  valueAnnotation: ({ text }: { text?: string }) => text,
  valueHumanName: (name: HumanName) => readingNameOf(name),
  valuePeriod: ({ start, end }: { start?: string; end?: string }) => `${start ?? ''} – ${end ?? ''}`,
};

/** A `value[x]` as a person reads it (hl7.org/fhir/R4/datatypes.html#open); undefined when there is none. */
export function valueWordsOf(holder: object, say: Say = inEnglish): string | undefined {
  const entry = Object.entries(holder as WithValue).find(
    ([name, value]) => /^value[A-Z]/.test(name) && value !== undefined,
  );
  if (entry === undefined) {
    return undefined;
  }
  const [name, value] = entry;
  const read = READERS[name];
  if (read !== undefined) {
    return read(value as never, say);
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
