import 'server-only';
import type { BundleEntry } from '@medplum/fhirtypes';
import { InputError } from '@/lib/domain/fhir/errors';
import { sizeOf } from '@/lib/server/repository/resource-size';
import { FhirProblem } from './fhir-problem';

/** Entries of one Bundle: more than 5 MB of Tasks that say anything. */
export const MOST_ENTRIES = 20_000;
/** Values in all answers to one Bundle, some 50 MB; a few bytes of entries could ask for more than the memory holds. */
export const MOST_ANSWERED = 2_000_000;

/** @throws InputError 413 */
export function refuseTooManyEntries(entries: readonly unknown[]): void {
  if (entries.length > MOST_ENTRIES) {
    throw new InputError(
      `A Bundle may hold at most ${MOST_ENTRIES.toLocaleString('en')} entries. Send it in several Bundles.`,
      { status: 413 },
    );
  }
}

/** Counts what has been answered to one Bundle so far. */
export class AnswerBudget {
  #left = MOST_ANSWERED;

  /** @throws FhirProblem 413 when the answers so far are as long as they may be */
  assertRoom(): void {
    if (this.#left <= 0) {
      throw new FhirProblem(413, 'too-costly', 'The answers to this Bundle are too long together. Send it in parts.');
    }
  }

  count(answer: BundleEntry): BundleEntry {
    this.#left -= sizeOf(answer, this.#left);
    return answer;
  }
}
