import { type FoundReference, FoundReferences, type ReferenceSearch } from '@/lib/domain/form/reference-search';
import { sendJson } from './send-json';

/** Finds what an answer of a form can point at. A POST, so that no name stands in an address or a log. @throws ApiError */
export async function searchReferences(search: ReferenceSearch): Promise<readonly FoundReference[]> {
  const { found } = await sendJson({ path: '/api/references/search', body: search, answer: FoundReferences });
  return found;
}
