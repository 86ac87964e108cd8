import { z } from 'zod';
import { handle } from '@/lib/server/http/handle';
import { readPatient } from '@/lib/server/worklist/read-patient';

export const GET = handle({
  permission: 'patient:read',
  params: z.object({ id: z.string().max(64) }),
  run: ({ actor, params, now }) => readPatient(actor, params.id, { now }),
});
