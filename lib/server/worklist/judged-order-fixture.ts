import type { ListOrder } from '@/lib/domain/worklist/list-order';
import type { ListClock } from './list-clock';
import type { WardTask } from './ward-fixture';

type Compare = (a: WardTask, b: WardTask) => number;

/** Which of two tasks stands first, by definition. Closed work stands last in every order, the latest closed first. */
export function judgedOrder(order: ListOrder, clock: ListClock): Compare {
  const compare = firstOf(
    ORDERS[order](clock),
    byText(({ id }) => id),
  );
  const closed = firstOf(
    (a, b) => (b.closed ?? 0) - (a.closed ?? 0),
    byText(({ id }) => id),
  );
  return (a, b) => (a.open && b.open ? compare(a, b) : Number(b.open) - Number(a.open) || closed(a, b));
}

/** The number of the band in which an open task stands: 0 overdue to 4 undated. */
export function bandOf({ due }: WardTask, { asOf, hourEnd, shiftEnd }: ListClock): number {
  return (
    [asOf, hourEnd, shiftEnd].filter((border) => due >= border.getTime()).length +
    (due === Number.POSITIVE_INFINITY ? 1 : 0)
  );
}

const byDue = byNumber(({ due }) => due);
const byPriority = byNumber(({ priorityRank }) => priorityRank);

const ORDERS: Record<ListOrder, (clock: ListClock) => Compare> = {
  lateness: (clock) =>
    firstOf(
      byNumber((task) => bandOf(task, clock)),
      byPriority,
      byDue,
    ),
  due: () => firstOf(byDue, byPriority),
  oldest: () => byNumber(({ authored }) => authored ?? Number.POSITIVE_INFINITY),
  bed: (clock) =>
    firstOf(
      byNumber(placeOf),
      byNumber((task) => bandOf(task, clock)),
      byPriority,
      byDue,
    ),
};

// The walk round the site and its two wards, bed by bed; two who share a bed by name, and last what is about nobody there.
const WALK = [
  'site p3',
  'site',
  'ward-a bed-a-2 p4',
  'ward-a bed-a-2 p5',
  'ward-a bed-a-10 p1',
  'ward-a p6',
  'ward-a p3',
  'ward-a',
  'ward-b p2',
  'ward-b p3',
  'ward-b',
  'p3',
  '',
];
const STAYS: Readonly<Record<string, string>> = {
  p1: 'ward-a bed-a-10',
  p2: 'ward-b',
  p4: 'ward-a bed-a-2',
  p5: 'ward-a bed-a-2',
  p6: 'ward-a',
};

function placeOf({ patient, unit }: WardTask): number {
  const stay = STAYS[patient ?? ''] ?? unit ?? '';
  return WALK.indexOf([stay, patient ?? ''].filter((part) => part !== '').join(' '));
}

function firstOf(...compares: readonly Compare[]): Compare {
  return (a, b) => compares.map((compare) => compare(a, b)).find((sign) => sign !== 0) ?? 0;
}

function byNumber(value: (task: WardTask) => number): Compare {
  return (a, b) => (value(a) === value(b) ? 0 : value(a) - value(b));
}

function byText(value: (task: WardTask) => string): Compare {
  return (a, b) => Number(value(a) > value(b)) - Number(value(a) < value(b));
}
