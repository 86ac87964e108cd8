import 'server-only';
import type { AuditEvent } from '@medplum/fhirtypes';

/** What every AuditEvent of a request says alike (hl7.org/fhir/R4/valueset-audit-event-type.html). */
export const REST_EVENT = {
  type: {
    system: 'http://terminology.hl7.org/CodeSystem/audit-event-type',
    code: 'rest',
    display: 'RESTful Operation',
  },
  source: { observer: { display: 'Taskward' } },
} as const satisfies Pick<AuditEvent, 'type' | 'source'>;
