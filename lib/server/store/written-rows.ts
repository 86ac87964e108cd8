import 'server-only';
import { createHash } from 'node:crypto';
import type { AuditEvent, Provenance, Resource } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { auditEventOf, provenanceOf, type RecordedWrite } from '@/lib/server/audit/commit-record';
import { projectionOf } from '@/lib/server/projection/resource-projection';
import type { Written } from '@/lib/server/repository/change';
import type { Decision } from '@/lib/server/repository/decide';
import { searchValuesOf } from './search-index';

/** One element of the array that the SQL function `commit_changes` takes. */
export type WrittenRow = {
  type: string;
  id: string;
  seen: string | null;
  version: string;
  updated: string;
  content: string | null;
  search: Record<string, unknown[]>;
  projection: Record<string, unknown> | undefined;
  event?: Record<string, unknown>;
};

type Context = { actor: Actor; at: string; timeZone: string; baseUrl: string; newId: () => string };

/** Everything one commit writes: the decided changes, their events, and the Provenance and AuditEvent that record them. */
export function writtenRows(
  decisions: readonly Decision[],
  context: Context,
): { written: Written[]; rows: WrittenRow[] } {
  const { actor, at } = context;
  const pairs = decisions.map((decision) => ({ decision, written: writtenOf(decision, at) }));
  const { provenance, audit } = recordsOf(pairs, context);
  const digest = createHash('sha256').update(JSON.stringify(audit)).digest('hex');
  const rows = pairs.map(({ decision, written }): WrittenRow => {
    const row = rowOf(written, decision.seen, context);
    return written.type === 'Task'
      ? {
          ...row,
          event: {
            ...decision.act,
            ...decision.family,
            actor: actor.reference,
            actorDisplay: actor.display,
            at,
            digest,
          },
        }
      : row;
  });
  const recordRows = [provenance, audit].map((resource) =>
    rowOf(
      { type: resource.resourceType, id: resource.id, version: '1', updated: at, created: true, resource },
      undefined,
      context,
    ),
  );
  return { written: pairs.map(({ written }) => written), rows: [...rows, ...recordRows] };
}

function writtenOf(decision: Decision, at: string): Written {
  const { type, id, kind, seen } = decision;
  const version = String(BigInt(seen ?? '0') + 1n);
  return { type, id, version, updated: at, created: kind === 'create', resource: stamped(decision, version, at) };
}

function recordsOf(
  pairs: readonly { decision: Decision; written: Written }[],
  { actor, at, newId }: Context,
): { provenance: Provenance & { id: string }; audit: AuditEvent & { id: string } } {
  const recorded = pairs.map(({ decision: { type, id, kind, act }, written: { version } }): RecordedWrite => {
    return { type, id, kind, verb: act.verb, reason: act.reason, version };
  });
  const audit = auditEventOf(recorded, { id: newId(), actor, at });
  return { provenance: provenanceOf(recorded, { id: newId(), actor, at }), audit };
}

/** The resource as it will be served: id, version and time are the server's (hl7.org/fhir/R4/resource.html#Meta). */
function stamped(decision: Decision, version: string, updated: string): (Resource & { id: string }) | undefined {
  const { resource, id } = decision;
  return resource === undefined
    ? undefined
    : { ...resource, id, meta: { ...resource.meta, versionId: version, lastUpdated: updated } };
}

/** One written resource as a row. */
export function rowOf(
  written: Written,
  seen: string | undefined,
  { timeZone, baseUrl }: Pick<Context, 'timeZone' | 'baseUrl'>,
): WrittenRow {
  const { resource, type, id, version, updated } = written;
  return {
    type,
    id,
    seen: seen ?? null,
    version,
    updated,
    content: resource === undefined ? null : JSON.stringify(resource),
    search: resource === undefined ? {} : searchValuesOf(resource, baseUrl),
    projection: resource === undefined ? undefined : projectionOf(resource, { updated, timeZone }),
  };
}
