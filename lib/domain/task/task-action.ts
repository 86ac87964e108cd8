import { z } from 'zod';
import { RELATIVE_REFERENCE } from '@/lib/domain/fhir/resource-id';
import { SentInstant } from '@/lib/domain/fhir/sent-instant';
import { awaitedOf } from './awaited';
import { TASK_PRIORITIES } from './task-priority';

/** The body of `POST /api/tasks/{id}/actions/{verb}`; which parts a verb needs stands in its rule. */
export const TaskAction = z.strictObject({
  seenVersion: z.string().min(1).max(64),
  reason: z.string().trim().min(1).max(500).optional(),
  note: z.string().trim().min(1).max(4000).optional(),
  to: z.string().regex(RELATIVE_REFERENCE, 'A reference such as Practitioner/p1').optional(),
  until: SentInstant.optional(),
  /** Held until this is there: `Task/123` until that one is closed, or a search until it finds something. */
  untilResource: z
    .string()
    .max(1000)
    .refine(
      (text) => awaitedOf(text) !== undefined,
      'A task such as Task/123, or a search such as DiagnosticReport?based-on=ServiceRequest/1',
    )
    .optional(),
  /** Completing: open tasks that are part of it stay open. */
  leaveChildren: z.literal(true).optional(),
  /** Cancelling: open tasks that are part of it are cancelled as well, where the actor may. */
  withChildren: z.literal(true).optional(),
  due: SentInstant.nullable().optional(),
  priority: z.enum(TASK_PRIORITIES).optional(),
  description: z.string().trim().max(4000).optional(),
  questionnaireResponse: z.looseObject({ resourceType: z.literal('QuestionnaireResponse') }).optional(),
});
export type TaskAction = z.infer<typeof TaskAction>;

/** The body of `POST /api/tasks/{id}/undo`. */
export const UndoRequest = z.strictObject({ seenVersion: z.string().min(1).max(64) });
export type UndoRequest = z.infer<typeof UndoRequest>;

/** The body of `POST /api/tasks`. `type` is the id of an ActivityDefinition; a title alone makes a task without type. */
export const NewTask = z.strictObject({
  type: z.string().max(64).optional(),
  title: z.string().trim().min(1).max(200).optional(),
  description: z.string().trim().max(4000).optional(),
  patient: z.string().max(64).optional(),
  priority: z.enum(TASK_PRIORITIES).default('routine'),
  due: SentInstant.optional(),
  role: z.string().max(200).optional(),
  unit: z.string().max(64).optional(),
  owner: z.string().regex(RELATIVE_REFERENCE).optional(),
  status: z.enum(['draft', 'requested', 'ready', 'in-progress']).default('requested'),
});
export type NewTask = z.infer<typeof NewTask>;
