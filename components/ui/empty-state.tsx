import type { ReactNode } from 'react';

/** Nothing is here: says why, and what one can do about it. `level` fits the heading into the page. */
export function EmptyState({
  title,
  children,
  actions,
  level = 2,
}: {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  level?: 1 | 2 | 3;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className="mx-auto flex max-w-lg flex-col items-start gap-3 px-6 py-12">
      <Heading className="font-semibold text-xl">{title}</Heading>
      {children ? <div className="text-ink-2">{children}</div> : null}
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
