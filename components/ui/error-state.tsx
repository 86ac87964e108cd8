import type { ReactNode } from 'react';

type ErrorStateProps = {
  /** What happened: `The list could not be read`. */
  title: string;
  /** Why, and what is safe: `Nothing was changed.` */
  children?: ReactNode;
  /** What to do next. */
  actions?: ReactNode;
};

/** A part of the page that could not be shown. Announced, because it replaces what was asked for. */
export function ErrorState({ title, children, actions }: ErrorStateProps) {
  return (
    <div role="alert" className="mx-auto flex max-w-lg flex-col items-start gap-3 px-6 py-12">
      <h2 className="font-semibold text-xl">{title}</h2>
      {children ? <div className="text-ink-2">{children}</div> : null}
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
