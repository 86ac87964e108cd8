import 'server-only';
import type { Change } from './change';

const changes = new WeakMap<Error, Change>();
const originals = new WeakMap<Change, Change>();

/** Runs what is decided on one of several changes, at once or later; what it throws can be asked which change it was about. */
export function deciding<T>(change: Change, decision: () => T): T {
  try {
    const decided = decision();
    return decided instanceof Promise
      ? (decided.catch((error: unknown) => {
          throw about(change, error);
        }) as T)
      : decided;
  } catch (error) {
    throw about(change, error);
  }
}

/** The change that an error of a commit was about, as it was given to the commit; undefined when it was about none. */
export function changeAtFault(error: unknown): Change | undefined {
  const change = error instanceof Error ? changes.get(error) : undefined;
  return change && (originals.get(change) ?? change);
}

/** A change in another form, as a later try of the commit needs it: a fault of it is a fault of the first one. */
export function inPlaceOf(change: Change, other: Change): Change {
  originals.set(other, originals.get(change) ?? change);
  return other;
}

function about(change: Change, error: unknown): unknown {
  if (error instanceof Error) {
    changes.set(error, change);
  }
  return error;
}
