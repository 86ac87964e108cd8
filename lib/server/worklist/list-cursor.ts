import 'server-only';
import { z } from 'zod';
import { InputError } from '@/lib/domain/fhir/errors';
import { RESOURCE_ID } from '@/lib/domain/fhir/resource-id';
import { LIST_ORDERS, type ListOrder } from '@/lib/domain/worklist/list-order';
import { WORKLIST_BANDS } from '@/lib/domain/worklist/worklist-row';

// Hours and days are added to these, so they stay well inside the years that text and PostgreSQL can write.
const instant = z.iso.datetime({ precision: 3 }).refine((text) => text >= '1000' && text < '9000');
// PostgreSQL has no year 0.
const exactInstant = z.iso.datetime({ precision: 6 }).refine((text) => !text.startsWith('0000'));

const anyId = z.string().regex(RESOURCE_ID).nullable();

/**
 * Where a page ended, and the instants its list was cut by: a list that is scrolled keeps the bands it began with.
 * `band` is the part of the order in which it ended, `none` in an order that has none. `dueKey` is the due time; in the order
 * `oldest` when it was asked for, and where the band is `closed` the closing time. By bed the ids say where: no name is kept.
 */
export const ListCursor = z.strictObject({
  asOf: instant,
  shiftEnd: instant,
  order: z.enum(LIST_ORDERS),
  band: z.enum(WORKLIST_BANDS),
  priority: z.number().int().min(1).max(4),
  dueKey: z.union([z.enum(['infinity', '-infinity']), exactInstant]),
  id: z.string().regex(RESOURCE_ID),
  at: z.strictObject({ ward: anyId, bed: anyId, patient: anyId }).optional(),
});
export type ListCursor = z.infer<typeof ListCursor>;

/** Where in its order a row stands. */
export type ListPlace = Pick<ListCursor, 'band' | 'priority' | 'dueKey' | 'id' | 'at'>;

/** A cursor as the client keeps it, opaque. */
export function toCursorText(cursor: ListCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Understands what a client kept. @throws InputError (400) when it is not a cursor of ours, or of another order */
export function parseCursor(text: string, order: ListOrder): ListCursor {
  const parsed = ListCursor.safeParse(jsonOf(text));
  if (!parsed.success || parsed.data.order !== order) {
    throw new InputError('The cursor is not one that this list gave out.', {
      fields: [{ field: 'cursor', message: 'not a cursor' }],
    });
  }
  return parsed.data;
}

type Place = Pick<ListCursor, 'band' | 'priority' | 'dueKey' | 'id'>;

/** Whether a cursor comes before a place in its own order; false for an open task in an order that its place does not say. */
export function standsBefore(one: ListCursor, other: Place): boolean {
  if (one.band === 'closed' || other.band === 'closed') {
    return isBefore(one, other, byLateness);
  }
  const compare = COMPARE[one.order];
  return compare !== undefined && isBefore(one, other, compare);
}

type Compare = (one: Place, other: Place) => number;

const isBefore = (one: Place, other: Place, compare: Compare) =>
  (compare(one, other) || (one.id < other.id ? -1 : 1)) < 0 && one.id !== other.id;

/** Open work in its ranges, then closed work, the latest first. */
const byLateness: Compare = (one, other) => {
  const bands = WORKLIST_BANDS.indexOf(one.band) - WORKLIST_BANDS.indexOf(other.band);
  const times = compareTimes(one.dueKey, other.dueKey) * (one.band === 'closed' ? -1 : 1);
  return bands || one.priority - other.priority || times;
};

const COMPARE: Partial<Record<ListOrder, Compare>> = {
  lateness: byLateness,
  due: (one, other) => compareTimes(one.dueKey, other.dueKey) || one.priority - other.priority,
};

/** Instants to the microsecond as text; text of equal length compares as time does. */
function compareTimes(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  const isEarlier =
    one === '-infinity' || other === 'infinity' || (other !== '-infinity' && one !== 'infinity' && one < other);
  return isEarlier ? -1 : 1;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
