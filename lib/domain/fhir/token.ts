import type { CodeableConcept, Coding } from '@medplum/fhirtypes';

/** A coding as `system|code`, or the bare code when it has no system; undefined without a code. */
export function tokenOf(coding: Coding | undefined): string | undefined {
  if (coding?.code === undefined) {
    return undefined;
  }
  return coding.system === undefined ? coding.code : `${coding.system}|${coding.code}`;
}

/** Every coding of a concept as a token, in order. */
export function tokensOf(concept: CodeableConcept | undefined): readonly string[] {
  return (concept?.coding ?? []).flatMap((coding) => tokenOf(coding) ?? []);
}

/** The words of a concept as a person reads them: its text, else the first display, else the first code. */
export function wordsOf(concept: CodeableConcept | undefined): string | undefined {
  const coding = concept?.coding?.[0];
  return concept?.text ?? coding?.display ?? coding?.code;
}
