import type { QueryClient } from '@tanstack/react-query';
import { STALE_AFTER_GAP } from './stale-keys';

/** After an act on many tasks: everything that shows any of them is read again. */
export async function invalidateLists(queryClient: QueryClient): Promise<void> {
  await Promise.all(STALE_AFTER_GAP.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}
