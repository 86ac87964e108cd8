import 'server-only';
import type { ChainState } from '@/lib/domain/audit/audit-search';
import type { Witness } from '@/lib/server/audit/chain';
import { type ChainCheck, checkChain } from '@/lib/server/audit/check-chain';
import { pool } from '@/lib/server/database/pool';

/** So long an answer stands: a whole chain takes some seconds for every hundred thousand events. */
const FRESH_MILLISECONDS = 30_000;

let running: Promise<ChainState> | undefined;
let known: { at: number; state: ChainState } | undefined;
// What this process has seen is a witness against whoever changes the database behind its back.
let seen: Witness | undefined;

/** How the whole chain stands: checked now, or a moment ago. Many who ask at once share one check. */
export function readChain({ now }: { now: Date }): Promise<ChainState> {
  if (known !== undefined && now.getTime() - known.at < FRESH_MILLISECONDS) {
    return Promise.resolve(known.state);
  }
  running ??= check(now).finally(() => {
    running = undefined;
  });
  return running;
}

async function check(now: Date): Promise<ChainState> {
  const found = await checkChain(pool(), { witnesses: seen === undefined ? [] : [seen] });
  if (found.broken === null) {
    seen = found.head;
  }
  const state = stateOf(found, now);
  known = { at: now.getTime(), state };
  return state;
}

function stateOf({ events, waiting, until, broken }: ChainCheck, now: Date): ChainState {
  return { checkedAt: now.toISOString(), events, waiting, until: until?.toISOString() ?? null, broken };
}
