import 'server-only';
import type { AuditEvent, Device, Practitioner, Provenance, Reference } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { REST_EVENT } from './rest-event';

/** One write as it is recorded: which version of which resource, what kind of write, and the verb where it is a Task. */
export type RecordedWrite = {
  type: string;
  id: string;
  version: string;
  kind: 'create' | 'update' | 'delete';
  verb: string;
  reason: string | undefined;
};

/** The verbs of the product, as records name them. */
export const VERB_SYSTEM = 'https://taskward.health/fhir/CodeSystem/task-verb';
const ACTION_CODE = { create: 'C', update: 'U', delete: 'D' } as const;

/** Who did what to which versions: one Provenance for a whole commit (hl7.org/fhir/R4/provenance.html). */
export function provenanceOf(
  writes: readonly RecordedWrite[],
  context: { id: string; actor: Actor; at: string },
): Provenance & { id: string } {
  const { id, actor, at } = context;
  const verbs = [...new Set(writes.map(({ verb }) => verb))];
  const reasons = [...new Set(writes.flatMap(({ reason }) => reason ?? []))];
  return {
    resourceType: 'Provenance',
    id,
    meta: { versionId: '1', lastUpdated: at },
    target: writes.map(({ type, id: target, version }) => ({ reference: `${type}/${target}/_history/${version}` })),
    recorded: at,
    ...(reasons.length > 0 && { reason: reasons.map((text) => ({ text })) }),
    activity: { coding: verbs.map((code) => ({ system: VERB_SYSTEM, code })) },
    agent: [{ who: agentOf(actor) }],
  };
}

/** That it happened: one AuditEvent for a whole commit (hl7.org/fhir/R4/auditevent.html). No patient data, only references. */
export function auditEventOf(
  writes: readonly RecordedWrite[],
  context: { id: string; actor: Actor; at: string },
): AuditEvent & { id: string } {
  const { id, actor, at } = context;
  const kinds = new Set(writes.map(({ kind }) => kind));
  const [only] = kinds;
  return {
    resourceType: 'AuditEvent',
    id,
    meta: { versionId: '1', lastUpdated: at },
    ...REST_EVENT,
    subtype: [...new Set(writes.map(({ verb }) => verb))].map((code) => ({ system: VERB_SYSTEM, code })),
    action: kinds.size === 1 && only !== undefined ? ACTION_CODE[only] : 'E',
    recorded: at,
    outcome: '0',
    agent: [{ who: agentOf(actor), requestor: true }],
    entity: writes.map(({ type, id: target, version }) => ({
      what: { reference: `${type}/${target}/_history/${version}` },
    })),
  };
}

function agentOf(actor: Actor): Reference<Practitioner | Device> {
  return { reference: actor.reference, display: actor.display };
}
