import 'server-only';
import { createHash } from 'node:crypto';

type Statement = { text: string; values: unknown[] };

/** A connection keeps what it planned for as long as it lives, so there is an end to it. */
const MOST = 100;
const names = new Map<string, string>();

/**
 * The statement under a name, by which each connection plans it once. For statements whose best plan does not hang on their
 * values; the first hundred different texts get a name, later ones are planned each time.
 */
export function plannedOnce({ text, values }: Statement): Statement & { name?: string } {
  const known = names.get(text);
  if (known === undefined && names.size >= MOST) {
    return { text, values };
  }
  const name = known ?? `once_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, name);
  return { name, text, values };
}
