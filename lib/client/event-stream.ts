import { type Presence, type PresenceNews, presenceAfter } from '@/lib/domain/presence/presence';
import { type Listener, type LiveState, listenToEvents } from './event-source';
import type { LiveEvent } from './stale-keys';

const NAME = 'taskward-events';

type Heard =
  | { kind: 'hello' }
  | { kind: 'gap' }
  | { kind: 'event'; event: LiveEvent }
  | { kind: 'presence'; news: PresenceNews }
  | { kind: 'state'; state: LiveState };

/**
 * The live stream of this tab. Tabs of one browser share one connection: the holder of a lock listens and tells the
 * others; when it closes, the next one takes over. Where there are no locks (plain HTTP), each tab listens by itself.
 */
export function openEventStream(listener: Listener): () => void {
  if (typeof navigator === 'undefined' || !('locks' in navigator) || typeof BroadcastChannel === 'undefined') {
    return listenToEvents(listener);
  }
  const channel = new BroadcastChannel(NAME);
  const ended = new AbortController();
  let state: LiveState | undefined;
  let presence: Presence = new Map();
  channel.addEventListener('message', (message: MessageEvent<Heard>) => {
    const heard = message.data;
    if (heard.kind === 'hello') {
      tellState();
    } else if (state === undefined) {
      pass(listener, heard);
    }
  });
  channel.postMessage({ kind: 'hello' } satisfies Heard);

  function tell(heard: Heard): void {
    state = heard.kind === 'state' ? heard.state : state;
    presence = heard.kind === 'presence' ? presenceAfter(presence, heard.news) : presence;
    pass(listener, heard);
    channel.postMessage(heard);
  }

  function tellState(): void {
    if (state !== undefined) {
      channel.postMessage({ kind: 'state', state } satisfies Heard);
      const news: PresenceNews = {
        all: true,
        tasks: Object.fromEntries([...presence].map(([id, who]) => [id, [...who]])),
      };
      channel.postMessage({ kind: 'presence', news } satisfies Heard);
    }
  }

  navigator.locks
    .request(NAME, { signal: ended.signal }, () => lead(tell, ended.signal))
    // Ending before its turn came is how a tab that only followed goes.
    .catch(() => undefined);

  return () => {
    ended.abort();
    channel.close();
  };
}

/** Listens for all tabs until the signal ends it; the lock is held as long as the promise is open. */
function lead(tell: (heard: Heard) => void, signal: AbortSignal): Promise<void> {
  tell({ kind: 'state', state: 'connecting' });
  const stop = listenToEvents({
    onGap: () => tell({ kind: 'gap' }),
    onEvent: (event) => tell({ kind: 'event', event }),
    onPresence: (news) => tell({ kind: 'presence', news }),
    onState: (state) => tell({ kind: 'state', state }),
  });
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      stop();
      resolve();
    });
  });
}

function pass(listener: Listener, heard: Heard): void {
  if (heard.kind === 'gap') {
    listener.onGap();
  } else if (heard.kind === 'event') {
    listener.onEvent(heard.event);
  } else if (heard.kind === 'presence') {
    listener.onPresence(heard.news);
  } else if (heard.kind === 'state') {
    listener.onState(heard.state);
  }
}
