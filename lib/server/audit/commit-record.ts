import 'server-only';
import type { AuditEvent, Device, Practitioner, Provenance, Reference } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { restEventOf } from './rest-event';

/** One resource as it was written: its version, and the one before it, where there was one. */
export type RecordedWrite = { type: string; id: string; version: string; before: string | undefined };

/** One act as it is recorded: what was written of it, first the Task it was done to, with the patients it was about. */
export type RecordedAct = {
  kind: 'create' | 'update' | 'delete';
  verb: string;
  reason: string | undefined;
  writes: readonly RecordedWrite[];
  patients: readonly string[];
};

type Context = { id: string; actor: Actor; at: string };

/** The verbs of the product, as records name them. */
export const VERB_SYSTEM = 'https://taskward.health/fhir/CodeSystem/task-verb';

/** Who did it, on whose behalf, why, and from which versions to which (hl7.org/fhir/R4/provenance.html). */
export function provenanceOf(act: RecordedAct, { id, actor, at }: Context): Provenance & { id: string } {
  const { verb, reason, writes } = act;
  const before = writes.flatMap((write) => (write.before === undefined ? [] : versionOf(write, write.before)));
  return {
    resourceType: 'Provenance',
    id,
    meta: { versionId: '1', lastUpdated: at },
    target: writes.map((write) => ({ reference: versionOf(write, write.version) })),
    occurredDateTime: at,
    recorded: at,
    ...(reason !== undefined && { reason: [{ text: reason }] }),
    activity: { coding: [{ system: VERB_SYSTEM, code: verb }] },
    agent: [
      {
        type: { coding: [AUTHOR] },
        who: { reference: actor.reference, display: actor.display } as Reference<Practitioner | Device>,
        ...(actor.onBehalfOf !== undefined && { onBehalfOf: { ...actor.onBehalfOf } as Reference<never> }),
      },
    ],
    ...(before.length > 0 && { entity: before.map((reference) => ({ role: 'revision', what: { reference } })) }),
  };
}

const AUTHOR = { system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code: 'author' };

/** That it happened (hl7.org/fhir/R4/auditevent.html). Only references. */
export function auditEventOf(act: RecordedAct, { id, actor, at }: Context): AuditEvent & { id: string } {
  const { kind, verb, writes, patients } = act;
  return restEventOf({
    id,
    at,
    actor,
    interaction: kind,
    about: writes.map((write) => versionOf(write, write.version)),
    patients,
    // BALP allows a create and a delete one subtype alone, which says all there is to say.
    more: kind === 'update' ? [{ system: VERB_SYSTEM, code: verb }] : [],
  });
}

function versionOf({ type, id }: RecordedWrite, version: string): string {
  return `${type}/${id}/_history/${version}`;
}
