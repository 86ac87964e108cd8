import 'server-only';
import type { Bundle, BundleEntry } from '@medplum/fhirtypes';
import { ruleOf } from '@/lib/server/audit/refusal-event';
import { callOfEntry } from './bundle-entry';
import type { FhirAnswer, FhirCall } from './fhir-call';
import { EntryError } from './fhir-problem';
import { readOf } from './recorded-reads';

/**
 * Does what was asked. What it reads of patients and tasks is recorded before it is answered, and a refusal before whoever
 * asked hears of it. @throws UnrecordedError
 */
export async function audited(call: FhirCall, work: () => Promise<FhirAnswer>): Promise<FhirAnswer> {
  return recordingRefusals(call, async () => {
    const answer = await work();
    const read = readOf(call, answer);
    if (read !== undefined) {
      await call.repository.recordRead(read, answer.shown);
    }
    return answer;
  });
}

/** Does what was asked; a refusal is recorded before whoever asked hears of it. */
export async function recordingRefusals<T>(call: FhirCall, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refused = await refusedCall(call, error);
    const rule = ruleOf(error instanceof EntryError ? error.cause : error);
    if (rule !== undefined) {
      await call.repository.recordRefusal({ rule, method: refused.method, about: aboutOf(refused) });
    }
    throw error;
  }
}

/** Which call was refused: of a transaction the entry that says no for all of them. */
async function refusedCall(call: FhirCall, error: unknown): Promise<FhirCall> {
  if (!(error instanceof EntryError)) {
    return call;
  }
  const body = await call.body();
  const entry: BundleEntry | undefined = (body as { value?: Bundle }).value?.entry?.[error.index];
  try {
    return entry === undefined ? call : callOfEntry(entry, call);
  } catch {
    // An entry that cannot be read is about nothing that is known.
    return call;
  }
}

function aboutOf({ target }: FhirCall): string | undefined {
  return target.kind === 'instance' || target.kind === 'version' || target.kind === 'instance-history'
    ? `${target.type}/${target.id}`
    : undefined;
}
