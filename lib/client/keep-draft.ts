import { z } from 'zod';
import type { DraftToKeep } from '@/lib/domain/form/form-draft';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import type { TypedToKeep } from '@/lib/domain/task/typed-verb';
import { sendJson } from './send-json';

const pathOf = (id: string) => `/api/tasks/${encodeURIComponent(id)}`;
const Kept = z.object({ savedAt: z.string() });

/** Keeps what stands in the form of a task on the server. @throws ApiError; 409 with the draft that another window kept */
export async function keepDraft(id: string, draft: DraftToKeep): Promise<string> {
  const { savedAt } = await sendJson({ method: 'PUT', path: `${pathOf(id)}/draft`, body: draft, answer: Kept });
  return savedAt;
}

/** Throws what was kept away. @throws ApiError */
export async function discardDraft(id: string): Promise<void> {
  await sendJson({ method: 'DELETE', path: `${pathOf(id)}/draft`, answer: z.undefined() });
}

/** Keeps what stands in the form of a verb on the server. @throws ApiError */
export async function keepTyped(id: string, verb: TaskVerb, typed: TypedToKeep): Promise<string> {
  const { savedAt } = await sendJson({ method: 'PUT', path: `${pathOf(id)}/typed/${verb}`, body: typed, answer: Kept });
  return savedAt;
}

/** Throws that away. @throws ApiError */
export async function discardTyped(id: string, verb: TaskVerb): Promise<void> {
  await sendJson({ method: 'DELETE', path: `${pathOf(id)}/typed/${verb}`, answer: z.undefined() });
}
