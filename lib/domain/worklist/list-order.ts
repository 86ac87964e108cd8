/** The orders of a list. Whatever the order, open work stands first and closed work after it, the latest closed first. */
export const LIST_ORDERS = ['lateness', 'due', 'oldest', 'bed'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

/** What a list is sorted by unless something else is asked for (UX-04). */
export const DEFAULT_ORDER = 'lateness' satisfies ListOrder;

/** What each order is called, and what it is good for. */
export const ORDER_WORDS: Record<ListOrder, { label: string; hint: string }> = {
  lateness: { label: 'Most pressing', hint: 'By lateness, then priority.' },
  due: { label: 'Due time', hint: 'The earliest first; what has no due time stands last.' },
  oldest: { label: 'Oldest', hint: 'By when it was asked for, the oldest first.' },
  bed: { label: 'Ward and bed', hint: 'For the walk round the ward: by ward, bed and patient.' },
};
