import 'server-only';
import { createHash } from 'node:crypto';
import type { AuditEvent, Provenance, Resource } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { auditEventOf, provenanceOf } from '@/lib/server/audit/commit-record';
import { projectionOf } from '@/lib/server/projection/resource-projection';
import type { Written } from '@/lib/server/repository/change';
import type { Decision } from '@/lib/server/repository/decide';
import { actsOf, recordedActOf, type WrittenPair } from './recorded-acts';
import { searchValuesOf } from './search-index';
import type { WrittenRow } from './written-row';

type Context = { actor: Actor; at: string; timeZone: string; baseUrl: string; newId: () => string };

/** Everything one commit writes: the decided changes, their events, and for each act the Provenance and AuditEvent that record it. */
export function writtenRows(
  decisions: readonly Decision[],
  context: Context,
): { written: Written[]; rows: WrittenRow[] } {
  const { actor, at } = context;
  const pairs = decisions.map((decision): WrittenPair => {
    const written = writtenOf(decision, at);
    return { decision, written, row: rowOf(written, decision.seen, context) };
  });
  const rows = actsOf(pairs).flatMap((act) => {
    const { provenance, audit } = recordsOf(act, context);
    const digest = createHash('sha256').update(JSON.stringify(audit)).digest('hex');
    const event = { actor: actor.reference, actorDisplay: actor.display, at, digest };
    return [
      ...act.map(({ row, decision }) =>
        row.type === 'Task' ? { ...row, event: { ...decision.act, ...decision.family, ...event } } : row,
      ),
      ...[provenance, audit].map((resource) => rowOfRecord(resource, context)),
    ];
  });
  return { written: pairs.map(({ written }) => written), rows };
}

/** A record as a row: it is new, and stays in its first version. */
export function rowOfRecord(
  resource: (AuditEvent | Provenance) & { id: string },
  context: Pick<Context, 'timeZone' | 'baseUrl'>,
): WrittenRow {
  const { id, resourceType: type, recorded } = resource;
  return rowOf({ type, id, version: '1', updated: recorded ?? '', created: true, resource }, undefined, context);
}

function writtenOf(decision: Decision, at: string): Written {
  const { type, id, kind, seen } = decision;
  const version = String(BigInt(seen ?? '0') + 1n);
  return { type, id, version, updated: at, created: kind === 'create', resource: stamped(decision, version, at) };
}

function recordsOf(
  act: readonly WrittenPair[],
  { actor, at, newId }: Context,
): { provenance: Provenance & { id: string }; audit: AuditEvent & { id: string } } {
  const recorded = recordedActOf(act);
  return {
    audit: auditEventOf(recorded, { id: newId(), actor, at }),
    provenance: provenanceOf(recorded, { id: newId(), actor, at }),
  };
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
