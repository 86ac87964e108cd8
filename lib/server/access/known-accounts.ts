import 'server-only';
import type { PersonAccessRole } from '@/lib/domain/access/person';
import { prisma } from '@/lib/server/database/prisma';
import { hashPassword } from './passwords';

export type KnownAccount = {
  username: string;
  display: string;
  password: string;
  accessRole: PersonAccessRole;
  practitioner: string;
  units: readonly string[];
};
export type KnownClient = {
  clientId: string;
  secret: string;
  display: string;
  device: string;
  scopes: readonly string[];
};

/** Accounts whose passwords are known from the start: the demo hospital and tests. Those that stand already stay as they are. */
export async function putKnownAccounts(accounts: readonly KnownAccount[], now: Date): Promise<void> {
  const data = await Promise.all(
    accounts.map(async ({ password, units, ...account }) => ({
      ...account,
      units: [...units],
      passwordHash: await hashPassword(password),
      createdAt: now,
    })),
  );
  await prisma().account.createMany({ data, skipDuplicates: true });
}

/** Clients whose secrets are known from the start. Those that stand already stay as they are. */
export async function putKnownClients(clients: readonly KnownClient[], now: Date): Promise<void> {
  const data = await Promise.all(
    clients.map(async ({ secret, scopes, ...client }) => ({
      ...client,
      scopes: [...scopes],
      secretHash: await hashPassword(secret),
      createdAt: now,
    })),
  );
  await prisma().client.createMany({ data, skipDuplicates: true });
}
