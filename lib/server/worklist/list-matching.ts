import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { BulkMatches } from '@/lib/domain/bulk/bulk-answer';
import type { BulkMatching } from '@/lib/domain/bulk/bulk-request';
import { InputError } from '@/lib/domain/fhir/errors';
import { OrderedFilter, type WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { listWorklist } from './list-worklist';

const PAGE = 200;

/**
 * The first tasks of a list as it stands now, in its own order, page by page as a screen reads it; each page is recorded as
 * that. @throws InputError for what is no filter, UnrecordedError
 */
export async function listMatching(
  actor: Actor,
  { filter, most }: BulkMatching,
  { now }: { now: Date },
): Promise<BulkMatches> {
  const query = filterOf(filter);
  const rows: WorklistRow[] = [];
  let asOf = now.toISOString();
  let cursor: string | undefined;
  do {
    const limit = Math.min(PAGE, most - rows.length);
    const page = await listWorklist(actor, { ...query, limit, ...(cursor !== undefined && { cursor }) }, { now });
    rows.push(...page.rows);
    asOf = page.asOf;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && rows.length < most);
  return { asOf, rows, more: cursor !== undefined };
}

function filterOf(text: string): WorklistQuery {
  const fields = Object.fromEntries(new URLSearchParams(text));
  const parsed = OrderedFilter.safeParse(fields);
  if (!parsed.success) {
    throw new InputError('The filter is not right.', {
      fields: [{ field: 'filter', message: 'Send what stands after /worklist? of a list that opens.' }],
      cause: parsed.error,
    });
  }
  return { ...parsed.data, limit: PAGE };
}
