/** How a link of the navigation looks. */
export const LINK_LOOK =
  'flex min-h-[max(2.125rem,var(--control))] items-center gap-2 rounded-md px-2.5 py-1 text-ink-2 hover:bg-sunken hover:text-ink aria-[current=page]:bg-surface aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:ring-1 aria-[current=page]:ring-line forced-colors:aria-[current=page]:underline';
