import type { DirectAnswer } from '@/lib/server/http/direct-answer';

// The listener of scripts/lib/web-server.mjs runs in this process, but outside of what Next bundles. In development there is none.
const listener = globalThis as typeof globalThis & { taskwardTakeDirectAnswer?: (answer: DirectAnswer) => void };

/** Called by Next once, before the first request: gives the listener the routes that it answers without Next. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: no setting; Next puts the literal in when it builds.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { answerDirectly } = await import('@/app/direct-routes');
    listener.taskwardTakeDirectAnswer?.(answerDirectly);
  }
}
