import 'server-only';
import type { AuditEvent } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { ForbiddenError, NotVisibleError, RefusedError } from '@/lib/domain/fhir/errors';
import type { Interaction } from './interactions';
import { restEventOf } from './rest-event';

const RULES = 'https://taskward.health/fhir/CodeSystem/task-rule';
const INTERACTION: Partial<Record<string, Interaction>> = {
  GET: 'read',
  HEAD: 'read',
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

/**
 * What somebody was refused: the rule that said no, how they asked, what it was about, as `Task/id` where that is known,
 * and the id of the patient that is for. */
export type Refused = { rule: string; method: string; about: string | undefined; patient?: string | undefined };

/** The rule by which a failure is a refusal; undefined when it is none: a conflict, an input that is not understood. */
export function ruleOf(error: unknown): string | undefined {
  if (error instanceof RefusedError) {
    return error.refusal.rule;
  }
  if (error instanceof ForbiddenError) {
    return 'access.forbidden';
  }
  return error instanceof NotVisibleError ? 'access.not-visible' : undefined;
}

/** That it was refused (hl7.org/fhir/R4/auditevent.html): who, how, by which rule and about what; no words of theirs. */
export function refusalEventOf(
  { rule, method, about, patient }: Refused,
  context: { id: string; actor: Actor; at: string },
): AuditEvent & { id: string } {
  return restEventOf({
    ...context,
    // A POST about one thing is a verb to it; about nothing yet, it would have made something.
    interaction: method === 'POST' && about !== undefined ? 'update' : (INTERACTION[method] ?? 'operation'),
    about: about === undefined ? [] : [about],
    patients: [
      ...(patient === undefined ? [] : [`Patient/${patient}`]),
      ...(about?.startsWith('Patient/') === true ? [about] : []),
    ],
    more: [{ system: RULES, code: rule }],
    refusedBy: rule,
  });
}
