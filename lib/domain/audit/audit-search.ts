import { z } from 'zod';
import { RELATIVE_REFERENCE } from '@/lib/domain/fhir/resource-id';
import { SentInstant } from '@/lib/domain/fhir/sent-instant';
import { SaidParts } from '@/lib/domain/words/told';
import { Named, RowPatient } from '@/lib/domain/worklist/worklist-row';

/** What an event is: somebody read, changed, was refused, or came in at the door. */
export const AUDIT_KINDS = ['read', 'changed', 'refused', 'access'] as const;

const Id = z.string().regex(/^[A-Za-z0-9.-]{1,64}$/, 'An id of 1 to 64 letters, digits, dashes and dots');

/** What an auditor asks for. It travels in a body: who is looked into stands in no address. */
export const AuditSearch = z.strictObject({
  person: z.string().regex(RELATIVE_REFERENCE, 'A reference such as Practitioner/p1').optional(),
  patient: Id.optional(),
  task: Id.optional(),
  kind: z.enum(AUDIT_KINDS).optional(),
  outcome: z.enum(['done', 'failed']).optional(),
  from: SentInstant.optional(),
  to: SentInstant.optional(),
  cursor: z.string().max(100).optional(),
});
export type AuditSearch = z.infer<typeof AuditSearch>;

/** One event as the page tells it; `interaction` is what was asked of the server, `act` the verb of a task or what happened at the door. */
export const AuditRow = z.object({
  id: z.string(),
  position: z.number().int(),
  at: z.string(),
  kind: z.enum(AUDIT_KINDS),
  succeeded: z.boolean(),
  actor: Named.nullable(),
  interaction: z.string(),
  act: z.string().nullable(),
  rule: z.string().nullable(),
  /** A reference, such as `Questionnaire/x`, with its version where one was read. */
  about: z.string().nullable(),
  /** Whose account it was about, or what else has a name. */
  aboutWords: z.string().nullable(),
  task: z.object({ id: z.string(), title: z.string().nullable() }).nullable(),
  patient: RowPatient.nullable(),
  query: z.string().nullable(),
  /** Until when the event stands for the same list asked for again. */
  until: z.string().nullable(),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
});
export type AuditRow = z.infer<typeof AuditRow>;

/** A page of events, the newest first. */
export const AuditPage = z.object({ rows: z.array(AuditRow), next: z.string().nullable() });
export type AuditPage = z.infer<typeof AuditPage>;

/** How the chain stands: whole until a moment, or broken at a place. */
export const ChainState = z.object({
  checkedAt: z.string(),
  events: z.number().int(),
  waiting: z.number().int(),
  until: z.string().nullable(),
  broken: z.object({ position: z.number().int().nullable(), fault: z.string(), said: SaidParts.optional() }).nullable(),
});
export type ChainState = z.infer<typeof ChainState>;
