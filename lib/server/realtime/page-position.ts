import 'server-only';
// biome-ignore lint/style/noRestrictedImports: what is read once per page is kept by React; a page has no other place for it.
import { cache } from 'react';
import { pool } from '@/lib/server/database/pool';
import { log } from '@/lib/server/log';
import { lookAtLedger } from './ledger-event';

/** The place of a page in the ledger: everything up to `number` is in what the page shows; `at` is when that was. */
export type PagePosition = { number: string; at: string };

/**
 * Where the ledger stood before anything was read for the page that is being drawn; once per page. Whoever reads for a page asks
 * first who asks (`requireActor`), and that asks this. Undefined when it cannot be read: then the stream begins with a gap.
 */
export const pagePosition = cache(async (): Promise<PagePosition | undefined> => {
  try {
    const { head, currentAt } = await lookAtLedger(pool());
    return { number: String(head), at: currentAt.toISOString() };
  } catch (error) {
    log().warn({ error }, 'the place of a page in the ledger could not be read');
    return undefined;
  }
});
