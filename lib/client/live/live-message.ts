import type { PresenceNews } from '@/lib/domain/presence/presence';

/** Which numbers of the ledger a message speaks for: all after `after`, up to `to`. */
export type Span = { after: number; to: number };

/** The change at the number `to`, which is the only one of its span that concerns the reader. */
export type TaskMessage = Span & { kind: 'task'; id: string; version: string };

/** What is heard of the ledger, by stream or by asking. */
export type LedgerMessage =
  | TaskMessage
  /** Nothing else lies in the span, and at the moment `at`, by the server's clock, nothing after it. */
  | (Span & { kind: 'beat'; at: string })
  /** What lies before `to` cannot be told any more: everything is to be read anew. */
  | { kind: 'gap'; to: number };

/** Everything that a stream says. */
export type LiveMessage = LedgerMessage | { kind: 'presence'; news: PresenceNews } | { kind: 'sign-of-life' };
