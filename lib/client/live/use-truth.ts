import { useSyncExternalStore } from 'react';
import { beforeAnything, type TruthNow, truthStore } from './truth-store';

/** How far this tab can be believed now. */
export function useTruth(): TruthNow {
  return useSyncExternalStore(truthStore.subscribe, truthStore.current, beforeAnything);
}
