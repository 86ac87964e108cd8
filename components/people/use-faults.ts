import { useState } from 'react';
import type { Words } from '@/lib/domain/words/said';

type Fault = { id: string; message: Words };

/** What the last try found wrong; `attempt` moves with each try, so that the summary takes the focus every time. */
export function useFaults() {
  const [{ faults, attempt }, setTried] = useState<{ faults: readonly Fault[]; attempt: number }>({
    faults: [],
    attempt: 0,
  });
  const tried = (found: readonly Fault[]) => setTried((last) => ({ faults: found, attempt: last.attempt + 1 }));
  return { faults, attempt, tried };
}
