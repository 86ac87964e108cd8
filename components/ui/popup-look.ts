/** The classes of everything that floats over the page beside its button. */
export const POPUP_LOOK =
  'max-h-[min(40rem,var(--available-height))] min-w-48 max-w-[min(24rem,calc(100vw-1rem))] overflow-y-auto rounded-lg border border-line bg-raised p-1 text-ink shadow-raised outline-none';
