import 'server-only';
import type { Bundle, BundleEntry } from '@medplum/fhirtypes';
import { InputError } from '@/lib/domain/fhir/errors';
import { log } from '@/lib/server/log';
import { answerCall } from './answer-call';
import { audited } from './audited';
import { callOfEntry, entryOfAnswer, entryOfFailure } from './bundle-entry';
import { AnswerBudget, refuseTooManyEntries } from './bundle-limits';
import type { FhirCall } from './fhir-call';
import { failureOf } from './outcome';
import { processTransaction } from './transaction';

/** hl7.org/fhir/R4/http.html#trules: deletions, then creations, then updates and patches, then reads. */
const ORDER: readonly (readonly string[])[] = [['DELETE'], ['POST'], ['PUT', 'PATCH'], ['GET', 'HEAD']];

/** A Bundle sent to the base: a batch entry by entry, a transaction as one commit. @throws InputError */
export async function processBundle(call: FhirCall): Promise<Bundle> {
  const bundle = await bundleOf(call);
  switch (bundle.type) {
    case 'transaction':
      return {
        resourceType: 'Bundle',
        type: 'transaction-response',
        entry: await processTransaction(bundle.entry ?? [], call),
      };
    case 'batch':
      return { resourceType: 'Bundle', type: 'batch-response', entry: await processBatch(bundle.entry ?? [], call) };
    default:
      throw new InputError('The Bundle must be a batch or a transaction.', {
        fields: [{ field: 'Bundle.type', message: 'not possible here' }],
      });
  }
}

async function bundleOf(call: FhirCall): Promise<Bundle> {
  const body = await call.body();
  const value = body.kind === 'json' ? body.value : undefined;
  if (typeof value !== 'object' || value === null || !('resourceType' in value) || value.resourceType !== 'Bundle') {
    throw new InputError('The body must be a Bundle.', {
      fields: [{ field: 'Resource', message: 'another type' }],
    });
  }
  const bundle = value as Bundle;
  if (
    bundle.entry !== undefined &&
    !(Array.isArray(bundle.entry) && bundle.entry.every((each) => typeof each === 'object' && each !== null))
  ) {
    throw new InputError('Bundle.entry must be a list of entries.', {
      fields: [{ field: 'Bundle.entry', message: 'not a list' }],
    });
  }
  refuseTooManyEntries(bundle.entry ?? []);
  return bundle;
}

async function processBatch(entries: readonly BundleEntry[], call: FhirCall): Promise<BundleEntry[]> {
  const answers: BundleEntry[] = entries.map(() => ({}));
  const budget = new AnswerBudget();
  for (const index of inOrder(entries)) {
    answers[index] = budget.count(await answerEntry(entries[index] ?? {}, call, budget));
  }
  return answers;
}

async function answerEntry(entry: BundleEntry, call: FhirCall, budget: AnswerBudget): Promise<BundleEntry> {
  try {
    budget.assertRoom();
    const own = callOfEntry(entry, call);
    return entryOfAnswer(await audited(own, () => answerCall(own)), own);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.isUnexpected) {
      log().error({ error }, 'An entry of a batch failed.');
    }
    return entryOfFailure(failure);
  }
}

/** The places of the entries in the order in which they are processed. */
export function inOrder(entries: readonly BundleEntry[]): number[] {
  const places = entries.map((_, index) => index);
  const rank = (index: number) => {
    const { method } = entries[index]?.request ?? {};
    const found = ORDER.findIndex((methods) => method !== undefined && methods.includes(method));
    return found < 0 ? ORDER.length : found;
  };
  return places.sort((one, other) => rank(one) - rank(other) || one - other);
}
