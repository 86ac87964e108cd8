import 'server-only';

/** One element of the array that the SQL function `commit_changes` takes. */
export type WrittenRow = {
  type: string;
  id: string;
  seen: string | null;
  version: string;
  updated: string;
  content: string | null;
  search: Record<string, unknown[]>;
  projection: Record<string, unknown> | undefined;
  event?: Record<string, unknown>;
};
