import 'server-only';
import type { AuditEvent } from '@medplum/fhirtypes';
import { AUDIT_KINDS, type AuditRow } from '@/lib/domain/audit/audit-search';
import { RowPatient } from '@/lib/domain/worklist/worklist-row';

/** An event as it is found: the row it is searched by, its content, and the names of now. */
export type FoundEvent = {
  position: number;
  id: string;
  recorded: Date;
  what: string;
  outcome: string;
  actor: string | null;
  actor_display: string | null;
  about_display: string | null;
  task: string | null;
  title: string | null;
  patient_json: string;
  content: string;
};

const VERBS = 'https://taskward.health/fhir/CodeSystem/task-verb';
const ACCESS = 'https://taskward.health/fhir/CodeSystem/access-event';
const XREQUEST_ID = 'XrequestId';

/** One event as the page of the audit tells it. What it says is read out of the event itself. */
export function auditRowOf(found: FoundEvent): AuditRow {
  const event = JSON.parse(found.content) as AuditEvent;
  const kind = AUDIT_KINDS.find((each) => each === found.what) ?? 'read';
  const { subtype = [] } = event;
  const interaction = (subtype.find(({ system }) => system?.endsWith('restful-interaction')) ?? subtype[0])?.code ?? '';
  return {
    id: found.id,
    position: found.position,
    at: found.recorded.toISOString(),
    kind,
    succeeded: found.outcome === '0',
    actor: actorOf(found, event),
    interaction,
    act: actOf(subtype, interaction, kind),
    rule: event.outcomeDesc ?? null,
    task: found.task === null ? null : { id: found.task, title: found.title },
    patient: RowPatient.nullable().parse(JSON.parse(found.patient_json)),
    until: event.period?.end ?? null,
    ...partsOf(event, found, kind),
  };
}

/** What the entities and agents of an event say: what it was about, the query, from where, in which request. */
function partsOf(
  { entity = [], agent }: AuditEvent,
  found: FoundEvent,
  kind: AuditRow['kind'],
): Pick<AuditRow, 'about' | 'aboutWords' | 'query' | 'address' | 'requestId'> {
  const query = entity.find((each) => each.query !== undefined)?.query;
  const display = kind === 'access' ? entity[0]?.what?.display : undefined;
  return {
    about: entity.map(({ what }) => what?.reference).find((each) => each !== undefined) ?? null,
    aboutWords: found.about_display ?? display ?? null,
    query: query === undefined ? null : Buffer.from(query, 'base64').toString('utf8'),
    address: agent.map(({ network }) => network).find((network) => network?.type === '2')?.address ?? null,
    requestId: entity.find(({ type }) => type?.code === XREQUEST_ID)?.what?.identifier?.value ?? null,
  };
}

function actorOf({ actor, actor_display }: FoundEvent, { agent }: AuditEvent): AuditRow['actor'] {
  // The name that was recorded then: somebody may be called otherwise, or not be here, by now.
  const recorded = agent.find(({ requestor }) => requestor)?.who?.display;
  return actor === null ? null : { reference: actor, display: recorded ?? actor_display ?? actor };
}

function actOf(
  subtype: NonNullable<AuditEvent['subtype']>,
  interaction: string,
  kind: AuditRow['kind'],
): string | null {
  const named = subtype.find(({ system }) => system === VERBS || system === ACCESS)?.code;
  return named ?? (kind === 'changed' && ['create', 'delete'].includes(interaction) ? interaction : null);
}
