import { z } from 'zod';
import { readBoard } from '@/lib/server/board/read-board';
import { handle } from '@/lib/server/http/handle';

export const GET = handle({
  permission: 'board:read',
  query: z.object({
    unit: z
      .string()
      .regex(/^[A-Za-z0-9\-./]{1,80}$/)
      .optional(),
  }),
  run: ({ actor, query, now }) => readBoard(actor, query.unit, { now }),
});
