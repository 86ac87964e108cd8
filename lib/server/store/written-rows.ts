import 'server-only';
import { createHash } from 'node:crypto';
import type { Resource } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { auditEventOf, provenanceOf, type RecordedWrite } from '@/lib/server/audit/commit-record';
import { projectionOf } from '@/lib/server/projection/resource-projection';
import type { Written } from '@/lib/server/repository/change';
import type { Decision } from '@/lib/server/repository/decide';
import { searchValuesOf } from './search-index';

/** One element of the array that the SQL function `commit_changes` takes. */
type WrittenRow = {
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

type Context = { actor: Actor; at: string; timeZone: string; newId: () => string };

/** The resource as it will be served: id, version and time are the server's (hl7.org/fhir/R4/resource.html#Meta). */
function stamped(decision: Decision, version: string, updated: string): (Resource & { id: string }) | undefined {
  const { resource, id } = decision;
  return resource === undefined
    ? undefined
    : { ...resource, id, meta: { ...resource.meta, versionId: version, lastUpdated: updated } };
}

function rowOf(written: Written, seen: string | undefined, timeZone: string): WrittenRow {
  const { resource, type, id, version, updated } = written;
  return {
    type,
    id,
    seen: seen ?? null,
    version,
    updated,
    content: resource === undefined ? null : JSON.stringify(resource),
    search: resource === undefined ? {} : searchValuesOf(resource),
    projection: resource === undefined ? undefined : projectionOf(resource, { updated, timeZone }),
  };
}

/** Everything one commit writes: the decided changes, their events, and the Provenance and AuditEvent that record them. */
export function writtenRows(
  decisions: readonly Decision[],
  context: Context,
): { written: Written[]; rows: WrittenRow[] } {
  const { actor, at, timeZone, newId } = context;
  const written = decisions.map((decision): Written => {
    const version = String(BigInt(decision.seen ?? '0') + 1n);
    const { type, id } = decision;
    return {
      type,
      id,
      version,
      updated: at,
      created: decision.kind === 'create',
      resource: stamped(decision, version, at),
    };
  });
  const recorded = decisions.map(
    ({ type, id, kind, act }, index): RecordedWrite => ({
      type,
      id,
      kind,
      verb: act.verb,
      reason: act.reason,
      version: written[index]?.version ?? '1',
    }),
  );
  const audit = auditEventOf(recorded, { id: newId(), actor, at });
  const records = [provenanceOf(recorded, { id: newId(), actor, at }), audit];
  const digest = createHash('sha256').update(JSON.stringify(audit)).digest('hex');
  const rows = written.map((each, index): WrittenRow => {
    const decision = decisions[index];
    const row = rowOf(each, decision?.seen, timeZone);
    return each.type === 'Task'
      ? { ...row, event: { ...decision?.act, actor: actor.reference, actorDisplay: actor.display, at, digest } }
      : row;
  });
  const recordRows = records.map((resource) =>
    rowOf(
      { type: resource.resourceType, id: resource.id, version: '1', updated: at, created: true, resource },
      undefined,
      timeZone,
    ),
  );
  return { written, rows: [...rows, ...recordRows] };
}
