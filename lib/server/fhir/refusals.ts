import 'server-only';
import { ruleOf } from '@/lib/server/audit/refusal-event';
import type { FhirCall } from './fhir-call';
import { EntryError } from './fhir-problem';

/** Does what was asked; a refusal is recorded before whoever asked hears of it. */
export async function recordingRefusals<T>(call: FhirCall, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const rule = ruleOf(error instanceof EntryError ? error.cause : error);
    if (rule !== undefined) {
      await call.repository.recordRefusal({ rule, method: call.method, about: aboutOf(call) });
    }
    throw error;
  }
}

function aboutOf({ target }: FhirCall): string | undefined {
  return target.kind === 'instance' || target.kind === 'version' ? `${target.type}/${target.id}` : undefined;
}
