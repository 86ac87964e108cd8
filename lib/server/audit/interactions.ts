import 'server-only';
import type { AuditEvent, Coding } from '@medplum/fhirtypes';

const DICOM = 'http://dicom.nema.org/resources/ontology/DCM';
const PARTICIPATION = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';

const SOURCE: Coding = { system: DICOM, code: '110153', display: 'Source Role ID' };
const DESTINATION: Coding = { system: DICOM, code: '110152', display: 'Destination Role ID' };
const APPLICATION: Coding = { system: DICOM, code: '110150', display: 'Application' };
const CUSTODIAN: Coding = {
  system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type',
  code: 'custodian',
  display: 'Custodian',
};
const AUTHOR: Coding = { system: PARTICIPATION, code: 'AUT', display: 'author (originator)' };
const RECIPIENT: Coding = { system: PARTICIPATION, code: 'IRCP', display: 'information recipient' };

type Shape = { action: NonNullable<AuditEvent['action']>; user: Coding; client: Coding; server: Coding };

// Of a read the client is the destination; of a search BALP calls it the source, because the query flows from it.
const WRITE = { user: AUTHOR, client: SOURCE, server: DESTINATION } as const;
const READ: Shape = { action: 'R', user: RECIPIENT, client: DESTINATION, server: SOURCE };
const QUERY: Shape = { action: 'E', user: RECIPIENT, client: SOURCE, server: DESTINATION };

/** How each interaction is recorded (profiles.ihe.net/ITI/BALP/content.html): what it is, and what user, client and server are to it. */
export const SHAPES = {
  create: { action: 'C', ...WRITE },
  update: { action: 'U', ...WRITE },
  patch: { action: 'U', ...WRITE },
  delete: { action: 'D', user: AUTHOR, client: APPLICATION, server: CUSTODIAN },
  read: READ,
  vread: READ,
  'history-instance': QUERY,
  'history-type': QUERY,
  'history-system': QUERY,
  'search-type': QUERY,
  operation: QUERY,
} as const satisfies Record<string, Shape>;
export type Interaction = keyof typeof SHAPES;
