import type { z } from 'zod';
import { ApiError } from '@/lib/client/api-error';
import { callApi } from '@/lib/client/call-api';
import { Beat, Begin, LedgerNumber, MissedEvents, TaskChanged } from '@/lib/domain/live/live-events';
import { PresenceNews } from '@/lib/domain/presence/presence';
import type { LedgerMessage, LiveMessage, Span } from './live-message';
import { type SentEvent, sentEventsOf } from './sent-events';

/** What was seen last; undefined for whoever begins without. */
type From = { after: number | undefined; signal: AbortSignal };

/** How the ledger is heard: as a stream, which ends by itself or throws, or by asking what was missed. Both throw ApiError. */
export type Transport = {
  open: (from: From) => AsyncIterable<LiveMessage>;
  missed: (from: From) => Promise<{ messages: readonly LedgerMessage[]; more: boolean }>;
};

/** Our own server, under an address where one is given. */
export function httpTransport(base = ''): Transport {
  return {
    open: ({ after, signal }) => readStream(() => openStream(`${base}/api/events${queryOf(after)}`, signal), after),
    missed: async ({ after, signal }) => {
      // Nobody at the screen asked for this: it must not keep a session awake.
      const init = { signal, headers: { 'taskward-background': '1' } };
      const missed = await callApi(`${base}/api/events/missed${queryOf(after)}`, init, MissedEvents);
      return { messages: messagesOf(missed, after), more: missed.more };
    },
  };
}

// In the address, because there are proxies that take headers away which they do not know.
function queryOf(after: number | undefined): string {
  return after === undefined ? '' : `?after=${after}`;
}

async function openStream(address: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const response = await fetch(address, {
    signal,
    cache: 'no-store',
    credentials: 'same-origin',
    headers: { accept: 'text/event-stream' },
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  if (!response.ok || !isStream || response.body === null) {
    await response.body?.cancel();
    throw new ApiError({ status: response.status, error: 'no-stream', message: 'There is no stream.' });
  }
  return response.body;
}

/** Says of each event which numbers it speaks for. What is not understood ends the stream: it is resumed where it was. */
async function* readStream(
  open: () => Promise<ReadableStream<Uint8Array>>,
  asked: number | undefined,
): AsyncGenerator<LiveMessage> {
  let after: number | undefined;
  for await (const sent of sentEventsOf(await open())) {
    const message = messageOf(sent, { asked, after });
    if (message !== undefined) {
      after = 'to' in message ? message.to : after;
      yield message.kind === 'begun' ? { kind: 'sign-of-life' } : message;
    }
  }
}

type Place = { asked: number | undefined; after: number | undefined };
type Understood = LiveMessage | { kind: 'begun'; to: number } | undefined;

const READERS: Record<string, (sent: { id: string | undefined; data: string }, place: Place) => Understood> = {
  begin: ({ data }, { asked }) => {
    const { after, resumed } = jsonOf(Begin, data);
    return { kind: resumed && after === asked ? 'begun' : 'gap', to: after };
  },
  task: ({ id, data }, place) => ({ kind: 'task', ...spanOf(id, place), ...jsonOf(TaskChanged, data) }),
  heartbeat: ({ id, data }, place) => ({ kind: 'beat', ...spanOf(id, place), ...jsonOf(Beat, data) }),
  presence: ({ data }) => ({ kind: 'presence', news: jsonOf(PresenceNews, data) }),
};

function messageOf(sent: SentEvent, place: Place): Understood {
  return sent.kind === 'comment' ? { kind: 'sign-of-life' } : READERS[sent.name]?.(sent, place);
}

function spanOf(id: string | undefined, { after }: Place): Span {
  const to = LedgerNumber.parse(id);
  if (after === undefined || to < after) {
    throw new Error('The stream does not say where it begins.');
  }
  return { after, to };
}

function jsonOf<Sent>(schema: z.ZodType<Sent>, data: string): Sent {
  return schema.parse(JSON.parse(data));
}

/** The answer as a stream would have said it. */
function messagesOf({ after, resumed, to, at, more, tasks }: MissedEvents, asked: number | undefined): LedgerMessage[] {
  const messages: LedgerMessage[] = resumed && after === asked ? [] : [{ kind: 'gap', to: after }];
  let last = after;
  for (const { number, id, version } of tasks) {
    messages.push({ kind: 'task', after: last, to: number, id, version });
    last = number;
  }
  return more ? messages : [...messages, { kind: 'beat', after: last, to, at }];
}
