import 'server-only';
import type { Change } from './change';

const changes = new WeakMap<Error, Change>();

/** Runs the decision on one of several changes; what it throws can be asked which change it was about. */
export function deciding<T>(change: Change, decision: () => T): T {
  try {
    return decision();
  } catch (error) {
    if (error instanceof Error) {
      changes.set(error, change);
    }
    throw error;
  }
}

/** The change that an error of a commit was about; undefined when it was about none. */
export function changeAtFault(error: unknown): Change | undefined {
  return error instanceof Error ? changes.get(error) : undefined;
}
