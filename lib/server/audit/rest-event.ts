import 'server-only';
import type { AuditEvent, AuditEventAgent, AuditEventEntity, CodeableConcept, Coding } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { environment } from '@/lib/server/environment';
import { type Interaction, SHAPES } from './interactions';

const DISPLAYS = { rest: 'RESTful Operation', object: 'System Object', person: 'Person' } as const;
const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem';
const INTERACTIONS = 'http://hl7.org/fhir/restful-interaction';
const BALP_ENTITY = 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType';
const NETWORK = { address: '2', uri: '5' } as const;
/** BALP wants to know where a client is; what Taskward does by itself comes from nowhere else. */
const OWN_PROCESS = 'localhost';

/** What happened, by whom and about what, as every event of a request says it. */
export type RestEvent = {
  id: string;
  at: string;
  actor: Actor;
  interaction: Interaction;
  /** References, a version where one was read or written. The first is what it is about. */
  about: readonly string[];
  patients: readonly string[];
  /** A search as it was asked. */
  query?: string;
  /** What else the event is called: the verb of a Task, the rule that said no. */
  more?: readonly Coding[];
  /** The rule that said no; without one it was done. */
  refusedBy?: string;
  /** Until when an event of a list stands for its repetitions. */
  until?: string;
};

/**
 * An AuditEvent of a request in the shape of IHE Basic Audit Log Patterns (profiles.ihe.net/ITI/BALP): user, client and
 * server, what it was about, the patient, the request. Only references: no words of a record.
 */
export function restEventOf(event: RestEvent): AuditEvent & { id: string } {
  const { id, at, interaction, more = [], refusedBy, until } = event;
  const { action } = SHAPES[interaction];
  return {
    resourceType: 'AuditEvent',
    id,
    meta: { versionId: '1', lastUpdated: at },
    type: { system: `${TERMINOLOGY}/audit-event-type`, code: 'rest', display: DISPLAYS.rest },
    subtype: [{ system: INTERACTIONS, code: interaction, display: interaction }, ...more],
    action,
    ...(until !== undefined && { period: { start: at, end: until } }),
    recorded: at,
    outcome: refusedBy === undefined ? '0' : '4',
    ...(refusedBy !== undefined && { outcomeDesc: refusedBy }),
    agent: agentsOf(event),
    source: { observer: { display: 'Taskward' }, type: [{ system: `${TERMINOLOGY}/security-source-type`, code: '4' }] },
    entity: entitiesOf(event),
  };
}

function agentsOf({ actor, interaction }: RestEvent): AuditEventAgent[] {
  const { user, client, server } = SHAPES[interaction];
  const { reference, display } = actor;
  const network = { address: actor.asking?.address ?? OWN_PROCESS, type: NETWORK.address };
  const ours: AuditEventAgent = {
    type: concept(server),
    who: { display: 'Taskward' },
    requestor: false,
    network: { address: environment().publicUrl, type: NETWORK.uri },
  };
  // A software agent asks for itself; a person asks through a browser.
  return actor.accessRole === 'agent'
    ? [{ type: concept(client), who: { reference, display }, requestor: true, network }, ours]
    : [
        { type: concept(user), who: { reference, display }, requestor: true, ...roleOf(actor) },
        { type: concept(client), who: { display: 'Browser' }, requestor: false, network },
        ours,
      ];
}

function roleOf({ accessRole }: Actor): Pick<AuditEventAgent, 'role'> {
  return {
    role: [{ coding: [{ system: 'https://taskward.health/fhir/CodeSystem/access-role', code: accessRole }] }],
  };
}

function entitiesOf({ about, patients, query, actor }: RestEvent): AuditEventEntity[] {
  const object = { system: `${TERMINOLOGY}/audit-entity-type`, code: '2', display: DISPLAYS.object };
  const role = (code: string, words: string) => ({ system: `${TERMINOLOGY}/object-role`, code, display: words });
  return [
    ...about.map((reference) => ({ what: { reference }, type: object, role: role('4', 'Domain Resource') })),
    ...(query === undefined
      ? []
      : [{ type: object, role: role('24', 'Query'), query: Buffer.from(query, 'utf8').toString('base64') }]),
    ...patients.map((reference) => ({
      what: { reference },
      type: { system: `${TERMINOLOGY}/audit-entity-type`, code: '1', display: DISPLAYS.person },
      role: role('1', 'Patient'),
    })),
    ...(actor.asking === undefined
      ? []
      : [
          {
            what: { identifier: { value: actor.asking.requestId } },
            type: { system: BALP_ENTITY, code: 'XrequestId' },
          },
        ]),
  ];
}

function concept(coding: Coding): CodeableConcept {
  return { coding: [coding] };
}
