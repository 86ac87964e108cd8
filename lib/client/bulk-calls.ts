import { type BulkCheck, BulkChecks, BulkMatches, type BulkResult, BulkResults } from '@/lib/domain/bulk/bulk-answer';
import type { BulkChosen } from '@/lib/domain/bulk/bulk-request';
import type { BulkAsked } from '@/lib/domain/bulk/bulk-verb';
import { toSearchParams, type WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { sendJson } from './send-json';

/** The first tasks of a list as it stands now, in its order. @throws ApiError */
export function findMatching(filter: WorklistFilter, most: number): Promise<BulkMatches> {
  const body = { filter: toSearchParams(filter).toString(), most };
  return sendJson({ path: '/api/bulk/matching', body, answer: BulkMatches });
}

/** Whether each of these would be done; nothing is. @throws ApiError */
export async function checkInBulk(asked: BulkAsked, items: readonly BulkChosen[]): Promise<readonly BulkCheck[]> {
  return (await sendJson({ path: '/api/bulk/preflight', body: { ...asked, items }, answer: BulkChecks })).checks;
}

/** Does a verb to each of these. The same choice sent again after a lost answer is not done twice. @throws ApiError */
export async function actInBulk(asked: BulkAsked, items: readonly BulkChosen[]): Promise<readonly BulkResult[]> {
  return (await sendJson({ path: '/api/bulk/act', body: { ...asked, items }, answer: BulkResults })).results;
}

/** Takes back the reader's own last step on each of these. @throws ApiError */
export async function undoInBulk(items: readonly BulkChosen[]): Promise<readonly BulkResult[]> {
  return (await sendJson({ path: '/api/bulk/undo', body: { items }, answer: BulkResults })).results;
}
