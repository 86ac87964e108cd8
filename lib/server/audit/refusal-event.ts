import 'server-only';
import type { AuditEvent, Device, Practitioner, Reference } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { ForbiddenError, NotVisibleError, RefusedError } from '@/lib/domain/fhir/errors';
import { REST_EVENT } from './rest-event';

const INTERACTIONS = 'http://hl7.org/fhir/restful-interaction';
const RULES = 'https://taskward.health/fhir/CodeSystem/task-rule';
const INTERACTION: Record<string, string> = {
  GET: 'read',
  HEAD: 'read',
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

/** What somebody was refused: the rule that said no, how they asked, and what it was about, as `Task/id` where that is known. */
export type Refused = { rule: string; method: string; about: string | undefined };

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
  { rule, method, about }: Refused,
  { id, actor, at }: { id: string; actor: Actor; at: string },
): AuditEvent & { id: string } {
  const who: Reference<Practitioner | Device> = { reference: actor.reference, display: actor.display };
  return {
    resourceType: 'AuditEvent',
    id,
    meta: { versionId: '1', lastUpdated: at },
    ...REST_EVENT,
    subtype: [
      { system: INTERACTIONS, code: INTERACTION[method] ?? 'operation' },
      { system: RULES, code: rule },
    ],
    action: 'E',
    recorded: at,
    outcome: '4',
    outcomeDesc: rule,
    agent: [{ who, requestor: true }],
    ...(about !== undefined && { entity: [{ what: { reference: about } }] }),
  };
}
