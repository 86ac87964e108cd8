import { z } from 'zod';
import { IdParams } from '@/lib/domain/fhir/id-params';
import { handle } from '@/lib/server/http/handle';
import { readTypeVersion } from '@/lib/server/task-types/read-task-type';

export const GET = handle({
  permission: 'task-type:administer',
  params: IdParams.extend({ version: z.string().min(1).max(64) }),
  run: ({ actor, params, now }) => readTypeVersion(actor, params, { now }),
});
