import 'server-only';
import { RefusedError } from '@/lib/domain/fhir/errors';
import { words } from '@/lib/domain/words/said';
import { prisma } from '@/lib/server/database/prisma';

type Transaction = Parameters<Parameters<ReturnType<typeof prisma>['$transaction']>[0]>[0];

/**
 * Runs a write of accounts after which somebody must still be able to administer. Under a lock, so that two
 * administrators cannot remove each other at once. @throws RefusedError (422)
 */
export function keepAnAdmin<Answer>(write: (database: Transaction) => Promise<Answer>): Promise<Answer> {
  return prisma().$transaction(async (database) => {
    await database.$executeRaw`select pg_advisory_xact_lock(7234103, 0)`;
    const countAdmins = () =>
      database.account.count({ where: { accessRole: 'admin', disabledAt: null, passwordHash: { not: null } } });
    const before = await countAdmins();
    const answer = await write(database);
    if (before > 0 && (await countAdmins()) === 0) {
      throw new RefusedError(
        {
          rule: 'last-admin',
          message: words('Nobody would be left who can administer accounts.'),
          wayForward: words('Give the access role admin to somebody else who can sign in, then try again.'),
        },
        422,
      );
    }
    return answer;
  });
}
