import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { ListOrder } from '@/lib/domain/worklist/list-order';
import type { ListClock } from './list-clock';
import type { ListCursor, ListPlace } from './list-cursor';
import type { ListPlan } from './list-plan';

/** A row as JSON text, and where in its order it stands. */
export type PlacedRow = { json: string; place: ListPlace };

/** Which part of which list somebody reads. */
export type Reading = {
  actor: Actor;
  plan: ListPlan;
  order: ListOrder;
  clock: ListClock;
  cursor: ListCursor | undefined;
  limit: number;
};
