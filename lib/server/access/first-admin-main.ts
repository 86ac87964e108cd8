import 'server-only';
import { pool } from '@/lib/server/database/pool';
import { makeFirstAdminLink } from './first-admin';

/** Entry: prints the address at which the first administrator is made, or nothing where somebody has an account. */
async function main(): Promise<void> {
  try {
    const link = await makeFirstAdminLink(new Date());
    if (link !== undefined) {
      process.stdout.write(`${link.url}\n`);
    }
  } finally {
    await pool().end();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
