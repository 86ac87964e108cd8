import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { PrismaClient } from './generated/client';
import { pool } from './pool';

// The generated client leaves a global __dirname behind; packages that look for files beside themselves would look there.
Reflect.deleteProperty(globalThis, '__dirname');

let held: { client: PrismaClient; over: Pool } | undefined;

/** The Prisma client, one per process, over the same connections as the raw queries. */
export function prisma(): PrismaClient {
  const over = pool();
  if (held?.over !== over) {
    held = { client: new PrismaClient({ adapter: new PrismaPg(over) }), over };
  }
  return held.client;
}
