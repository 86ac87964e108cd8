import { ApiError } from './api-error';

type Run<Item, Answer> = {
  items: readonly Item[];
  size: number;
  send: (chunk: readonly Item[]) => Promise<readonly Answer[]>;
  onAnswers: (answers: readonly Answer[]) => void;
  /** Asked between two chunks. */
  isStopped: () => boolean;
};

/**
 * How a run ended. `unknown` were sent and nothing answered for them; `rest` were not sent, or certainly not done. To go on, run
 * `unknown` and `rest` again in this order: the first chunk is then the same request, which is not done twice.
 */
export type RunEnd<Item> = { unknown: readonly Item[]; rest: readonly Item[]; error: ApiError | undefined };

/** Sends many in chunks, one after the other, until all are answered, somebody stops it, or one is not answered. */
export async function runInChunks<Item, Answer>({
  items,
  size,
  send,
  onAnswers,
  isStopped,
}: Run<Item, Answer>): Promise<RunEnd<Item>> {
  for (let start = 0; start < items.length; start += size) {
    const chunk = items.slice(start, start + size);
    if (isStopped()) {
      return { unknown: [], rest: items.slice(start), error: undefined };
    }
    const error = await send(chunk).then(onAnswers, apiErrorOf);
    if (error instanceof ApiError) {
      return isUnknown(error)
        ? { unknown: chunk, rest: items.slice(start + size), error }
        : { unknown: [], rest: items.slice(start), error };
    }
  }
  return { unknown: [], rest: [], error: undefined };
}

/** Still under way counts as unknown: its answer can be asked for by the same request. */
function isUnknown({ isUnknownOutcome, error }: ApiError): boolean {
  return isUnknownOutcome || error === 'in-progress';
}

/** @throws what is a fault of our own */
function apiErrorOf(error: unknown): ApiError {
  if (error instanceof ApiError) {
    return error;
  }
  throw error;
}
