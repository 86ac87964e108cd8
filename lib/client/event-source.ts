import { z } from 'zod';
import { PresenceNews } from '@/lib/domain/presence/presence';
import type { LiveEvent } from './stale-keys';

const TaskEvent = z.object({ id: z.string(), version: z.string() });
const REOPEN_MILLISECONDS = 5000;
/** A server that says it is here every 15 seconds is gone when it misses two of them. */
const SILENCE_MILLISECONDS = 40_000;

export type LiveState = 'connecting' | 'live' | 'reconnecting';

export type Listener = {
  /** A new stream, which says nothing of what happened before it. */
  onGap: () => void;
  onEvent: (event: LiveEvent) => void;
  /** Who else looks at what; a new stream says all of it first. */
  onPresence: (news: PresenceNews) => void;
  onState: (state: LiveState) => void;
};

/**
 * Listens to `GET /api/events`. A dropped connection is resumed by EventSource itself with Last-Event-ID; a stream that the
 * server refused is opened anew. Answers the function that ends it.
 */
export function listenToEvents(listener: Listener): () => void {
  let source: EventSource | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    const opened = new EventSource('/api/events');
    let isFirst = true;
    source = opened;
    opened.addEventListener('open', () => {
      if (isFirst) {
        listener.onGap();
      }
      isFirst = false;
      listener.onState('live');
    });
    opened.addEventListener('task', (message) => {
      const event = parsedOf(TaskEvent, message.data);
      return event === undefined ? listener.onGap() : listener.onEvent({ kind: 'task', id: event.id });
    });
    opened.addEventListener('presence', (message) => {
      const news = parsedOf(PresenceNews, message.data);
      return news === undefined ? undefined : listener.onPresence(news);
    });
    opened.addEventListener('heartbeat', () => {
      listener.onState('live');
      clearTimeout(silence);
      silence = setTimeout(() => reopen(0), SILENCE_MILLISECONDS);
    });
    opened.addEventListener('error', () => {
      listener.onState('reconnecting');
      if (opened.readyState === EventSource.CLOSED) {
        reopen(REOPEN_MILLISECONDS);
      }
    });
  }

  function reopen(inMilliseconds: number): void {
    stop();
    listener.onState('reconnecting');
    reopening = setTimeout(open, inMilliseconds);
  }

  function stop(): void {
    clearTimeout(reopening);
    clearTimeout(silence);
    source?.close();
  }

  open();
  return stop;
}

function parsedOf<Sent>(schema: z.ZodType<Sent>, data: unknown): Sent | undefined {
  try {
    return schema.safeParse(JSON.parse(String(data))).data;
  } catch {
    return undefined;
  }
}
