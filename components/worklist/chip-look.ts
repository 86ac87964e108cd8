import { classNames } from '@/components/ui/class-names';

/** The classes of a chip; one that holds a condition stands out. */
export function chipLook(isSet: boolean): string {
  return classNames(
    'inline-flex min-h-[max(2rem,calc(var(--control)*0.75))] items-center gap-1.5 rounded-full border px-3 text-left text-sm',
    isSet
      ? 'border-accent bg-accent-soft font-semibold text-accent'
      : 'border-line-control bg-surface text-ink-2 hover:bg-sunken',
  );
}
