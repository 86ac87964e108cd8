import 'server-only';
import { z } from 'zod';
import { InputError } from '@/lib/domain/fhir/errors';

/** When the first page was read: which transactions it saw, and the time by the clock of the request. */
export const Moment = z.object({
  snapshot: z
    .string()
    .max(20_000)
    .regex(/^\d{1,18}:\d{1,18}:(?:\d{1,18}(?:,\d{1,18})*)?$/),
  at: z.iso.datetime(),
});
export type Moment = z.infer<typeof Moment>;

/** Where the next page begins: the sort values of the last row and its id, and the moment that all pages show. Opaque to clients. */
export const PageCursor = z.object({
  k: z.array(z.string().max(4000).nullable()),
  i: z.string().max(200),
  m: Moment.optional(),
});
export type PageCursor = z.infer<typeof PageCursor>;

/** A cursor as the text that stands in a link. */
export function writeCursor(cursor: PageCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Understands the text of a link. @throws InputError when it is not a cursor of ours with this many sort values. */
export function readCursor(text: string, sortValues: number): PageCursor {
  try {
    const cursor = PageCursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (cursor.k.length === sortValues && !JSON.stringify(cursor).includes('\\u0000')) {
      return cursor;
    }
  } catch (error) {
    throw unreadableCursor(error);
  }
  throw new InputError('The page cursor belongs to another search. Start again from the first page.', {
    fields: [{ field: '_cursor', message: 'mismatch' }],
  });
}

/** The fault of a cursor that we did not write, or whose values are of another kind. */
export function unreadableCursor(cause?: unknown): InputError {
  return new InputError('The page cursor cannot be read. Start again from the first page.', {
    cause,
    fields: [{ field: '_cursor', message: 'unreadable' }],
  });
}
