import { z } from 'zod';
import type { FormDraft } from '@/lib/domain/task/draft-shape';
import { sendJson } from './send-json';

const pathOf = (id: string) => `/api/tasks/${encodeURIComponent(id)}/draft`;
const Kept = z.object({ savedAt: z.string() });

/** Keeps what stands in the form of a task on the server. @throws ApiError */
export async function keepDraft(id: string, answers: FormDraft): Promise<string> {
  const { savedAt } = await sendJson({ method: 'PUT', path: pathOf(id), body: { answers }, answer: Kept });
  return savedAt;
}

/** Throws what was kept away. @throws ApiError */
export async function discardDraft(id: string): Promise<void> {
  await sendJson({ method: 'DELETE', path: pathOf(id), answer: z.undefined() });
}
