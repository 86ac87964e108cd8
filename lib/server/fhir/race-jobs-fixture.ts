import { claimTask } from '@/lib/server/store/claim-ways-fixture';
import { countUp } from './count-up-fixture';
import type { Send } from './endpoint-fixture';

/** What a process of a race can do; each takes one input that can be sent to it. */
export const JOBS = { claim: claimTask, countUp, request: sendRequest };
export type Jobs = typeof JOBS;

type SentRequest = { method: string; path: string; body?: unknown; headers?: Record<string, string> };

/** One request to the endpoint. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads into whatever came back.
async function sendRequest(input: SentRequest, send: Send): Promise<{ status: number; body: any }> {
  const { method, path, ...extra } = input;
  const { status, body } = await send(method, path, extra);
  return { status, body };
}
