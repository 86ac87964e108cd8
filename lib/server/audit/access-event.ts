import 'server-only';
import type { AuditEvent, Coding } from '@medplum/fhirtypes';

const DICOM = 'http://dicom.nema.org/resources/ontology/DCM';
const OWN = 'https://taskward.health/fhir/CodeSystem/access-event';

const AUTHENTICATION: Coding = { system: DICOM, code: '110114', display: 'User Authentication' };
const SECURITY: Coding = { system: DICOM, code: '110113', display: 'Security Alert' };
const LOGIN: Coding = { system: DICOM, code: '110122', display: 'Login' };
const LOGOUT: Coding = { system: DICOM, code: '110123', display: 'Logout' };
const ROLES: Coding = { system: DICOM, code: '110136', display: 'Security Roles Changed' };
const ATTRIBUTES: Coding = { system: DICOM, code: '110137', display: 'User security Attributes Changed' };
const CONFIGURATION: Coding = { system: DICOM, code: '110131', display: 'Security Configuration' };

/** What an access event is recorded as (DICOM PS3.15 A.5, as hl7.org/fhir/R4/valueset-audit-event-sub-type.html lists it). */
const KINDS = {
  'sign-in': [AUTHENTICATION, LOGIN],
  'sign-in-throttled': [AUTHENTICATION, LOGIN],
  'sign-out': [AUTHENTICATION, LOGOUT],
  'token-issued': [AUTHENTICATION, LOGIN],
  'password-changed': [SECURITY, ATTRIBUTES],
  'account-made': [SECURITY, ATTRIBUTES],
  'account-changed': [SECURITY, ROLES],
  'account-disabled': [SECURITY, ATTRIBUTES],
  'account-enabled': [SECURITY, ATTRIBUTES],
  'account-reset': [SECURITY, ATTRIBUTES],
  'shifts-changed': [SECURITY, CONFIGURATION],
  'view-saved': [SECURITY, CONFIGURATION],
  'view-deleted': [SECURITY, CONFIGURATION],
  'home-view-set': [SECURITY, CONFIGURATION],
} as const satisfies Record<string, readonly [Coding, Coding]>;
export type AccessEventKind = keyof typeof KINDS;

/** Something that happened at the door. `who` is undefined when nobody known stood there; a typed name is never kept. */
export type AccessEvent = {
  kind: AccessEventKind;
  succeeded: boolean;
  who: { reference: string; display: string } | undefined;
  address?: string;
  /** Whose account it was about, where that is somebody else. */
  about?: { reference: string; display: string };
  /** The setting it was about, by its address here; never by a name that somebody typed. */
  setting?: string;
  now: Date;
};

/** The event as the FHIR resource that auditors read. */
export function accessAuditEventOf(event: AccessEvent, id: string): AuditEvent & { id: string } {
  const { kind, succeeded, who, address, about, setting, now } = event;
  const [type, subtype] = KINDS[kind];
  const at = now.toISOString();
  return {
    resourceType: 'AuditEvent',
    id,
    meta: { versionId: '1', lastUpdated: at },
    type,
    subtype: [subtype, { system: OWN, code: kind }],
    action: 'E',
    recorded: at,
    outcome: succeeded ? '0' : '4',
    agent: [
      {
        requestor: true,
        ...(who !== undefined && { who: { reference: who.reference, display: who.display } }),
        ...(address !== undefined && { network: { address, type: '2' as const } }),
      },
    ],
    source: { observer: { display: 'Taskward' } },
    ...(about !== undefined && { entity: [{ what: { reference: about.reference, display: about.display } }] }),
    ...(setting !== undefined && { entity: [{ name: setting }] }),
  };
}
