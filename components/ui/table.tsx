import type { ComponentProps } from 'react';
import { classNames } from './class-names';

/** A table that scrolls sideways by itself when the page is narrow. `caption` names it. */
export function Table({
  caption,
  hideCaption = false,
  className,
  children,
  ...rest
}: ComponentProps<'table'> & { caption: string; hideCaption?: boolean }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table {...rest} className={classNames('w-full border-collapse text-left', className)}>
        <caption className={hideCaption ? 'sr-only' : 'pb-2 text-left font-semibold'}>{caption}</caption>
        {children}
      </table>
    </section>
  );
}

/** The heading of a column; `scope="row"` makes it one of a row. */
export function Th({ className, scope = 'col', ...rest }: ComponentProps<'th'>) {
  return (
    <th
      {...rest}
      scope={scope}
      className={classNames(
        'border-line border-b px-3 py-2',
        scope === 'col' ? 'font-semibold text-ink-3 text-xs' : 'font-semibold',
        className,
      )}
    />
  );
}

export function Td({ className, ...rest }: ComponentProps<'td'>) {
  return <td {...rest} className={classNames('border-line border-b px-3 py-2 align-middle', className)} />;
}
