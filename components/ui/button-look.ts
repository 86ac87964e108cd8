import { classNames } from './class-names';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

const BASE =
  'inline-flex min-h-control min-w-8 items-center justify-center gap-2 rounded-md border text-sm font-semibold whitespace-nowrap select-none ' +
  'aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-3 ' +
  'forced-colors:aria-disabled:border-[GrayText] forced-colors:aria-disabled:text-[GrayText]';

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'border-accent bg-accent text-accent-ink hover:border-accent-strong hover:bg-accent-strong',
  secondary: 'border-line-control bg-surface text-ink hover:bg-sunken',
  quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-sunken hover:text-ink',
  danger: 'border-stat bg-surface text-stat hover:bg-stat-soft',
};

/** `icon` is a square for a picture without words. */
export type ButtonShape = 'text' | 'icon';

const SHAPES: Record<ButtonShape, string> = { text: 'px-3', icon: 'w-control shrink-0' };

/** The classes of everything that looks like a button. */
export function buttonLook(variant: ButtonVariant, className?: string, shape: ButtonShape = 'text'): string {
  return classNames(BASE, SHAPES[shape], VARIANTS[variant], className);
}
