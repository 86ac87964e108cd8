import type { z } from 'zod';
import { callApi } from './call-api';

type GetJson<Answer> = { path: string; query?: URLSearchParams; answer: z.ZodType<Answer>; signal?: AbortSignal };

/** Reads from our own server; the answer is parsed. @throws ApiError */
export function getJson<Answer>({ path, query, answer, signal }: GetJson<Answer>): Promise<Answer> {
  const search = query?.toString() ?? '';
  return callApi(search === '' ? path : `${path}?${search}`, signal === undefined ? {} : { signal }, answer);
}
